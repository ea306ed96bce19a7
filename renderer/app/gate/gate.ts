import type { CoreState } from '../../../shared/contract/window.ts';
import type { WindowView } from '../../state/window-store.ts';

type StateOf<K extends CoreState['state']> = Extract<CoreState, { readonly state: K }>;

/** What stands before the views: nothing, or what has to happen first. */
export type Gate =
  | { readonly kind: 'open' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'locked'; readonly core: StateOf<'locked'> }
  | { readonly kind: 'failed'; readonly core: StateOf<'failed'> };

/** @param wasOnline the views have something to show: they stay while the station starts again by itself. */
export function gateOf(view: WindowView, wasOnline: boolean): Gate {
  if (view.at === 'absent') return { kind: 'open' };
  if (view.at === 'unknown') return { kind: 'starting' };
  const { core } = view.state;
  switch (core.state) {
    case 'locked':
      return { kind: 'locked', core };
    case 'failed':
      return { kind: 'failed', core };
    case 'running':
      return { kind: 'open' };
    case 'starting':
    case 'restarting':
      return { kind: wasOnline ? 'open' : 'starting' };
  }
}
