import { replaceRoute, useRouteParam, useRouteStore } from '../../state/route-store.ts';
import { type VerifyFilter, verifyFilters } from './verify-rows.ts';

/** What is shown and what is open is in the address: `#/verify?filter=needs-me&run=…`. */
export function useVerifyRoute(): { readonly filter: VerifyFilter; readonly runId: string | undefined } {
  const filter = useRouteParam('filter');
  const runId = useRouteParam('run');
  return { filter: verifyFilters.find((known) => known === filter) ?? 'all', runId };
}

export function showFilter(filter: VerifyFilter): void {
  change('filter', filter === 'all' ? undefined : filter);
}

/** @param runId `undefined` closes the drawer. */
export function openRun(runId: string | undefined): void {
  change('run', runId);
}

function change(name: 'filter' | 'run', value: string | undefined): void {
  const params = Object.fromEntries(useRouteStore.getState().route?.params ?? []);
  const { [name]: _, ...others } = params;
  replaceRoute('verify', value === undefined ? others : { ...others, [name]: value });
}
