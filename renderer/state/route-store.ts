import { create } from 'zustand';

export const steps = ['server', 'organization', 'blueprint', 'apply', 'verify'] as const;
export const viewIds = [
  ...steps,
  'profiles',
  'records',
  'fleet',
  'procedures',
  'calendar',
  'settings',
  'start',
] as const;
export type ViewId = (typeof viewIds)[number];

export type Route = {
  readonly view: ViewId;
  /** What comes after the view: `#/apply?device=ecid:…`. */
  readonly params: URLSearchParams;
};

type RouteStore = {
  /** `undefined` = the address names no view: the frame chooses one when it knows the station. */
  readonly route: Route | undefined;
};

export const useRouteStore = create<RouteStore>(() => ({ route: parseHash(window.location.hash) }));

window.addEventListener('hashchange', () => useRouteStore.setState({ route: parseHash(window.location.hash) }));

export function goTo(view: ViewId, params: Readonly<Record<string, string>> = {}): void {
  window.location.hash = hrefOf(view, params);
}

/** Changes the address without a step in the history. */
export function replaceRoute(view: ViewId, params: Readonly<Record<string, string>> = {}): void {
  history.replaceState(null, '', hrefOf(view, params));
  useRouteStore.setState({ route: parseHash(window.location.hash) });
}

export function hrefOf(view: ViewId, params: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(params).toString();
  return `#/${view}${query === '' ? '' : `?${query}`}`;
}

/** Goes to `view` where the address names none: it may have come to name one a moment ago, and nobody was told yet. */
export function chooseView(view: ViewId): void {
  if (parseHash(window.location.hash) === undefined) replaceRoute(view);
}

/** One parameter of the address, for views that keep what is open there. */
export function useRouteParam(name: string): string | undefined {
  return useRouteStore(({ route }) => route?.params.get(name) ?? undefined);
}

function parseHash(hash: string): Route | undefined {
  const [path = '', query = ''] = hash.replace(/^#\//, '').split('?');
  const view = viewIds.find((id) => id === path);
  return view === undefined ? undefined : { view, params: new URLSearchParams(query) };
}
