import type { CheckResult } from '../../shared/domain/check.ts';

type CureView = 'server' | 'organization' | 'calendar';

/** What a button beside a finding does about it. Without one, the cure's own words say exactly what to do. */
export type Cure =
  | { readonly kind: 'view'; readonly view: CureView }
  /** A command for the terminal. */
  | { readonly kind: 'copy'; readonly command: string };

const views: Readonly<Record<string, CureView>> = {
  'trust-anchors': 'server',
  'enrollment-credentials': 'server',
  'enrollment-endpoint': 'server',
  'records-backend': 'server',
  'mdm-backend': 'server',
  inbox: 'server',
  'supervision-identities': 'organization',
  'identity-backup': 'organization',
  expiries: 'calendar',
  'blueprint-expiries': 'calendar',
};

export function cureOf({ id, status, cure }: CheckResult): Cure | undefined {
  if (status === 'pass') return undefined;
  const command = cure?.params.command;
  if (command !== undefined) return { kind: 'copy', command };
  const view = views[id];
  return view === undefined ? undefined : { kind: 'view', view };
}
