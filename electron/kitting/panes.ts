import { assertNever } from '../../shared/assert-never.ts';
import type { Panes } from '../../shared/domain/blueprint.ts';
import { skipPanes } from '../../shared/tables/skip-panes.ts';

/** The SkipSetup array of a blueprint. 「一部のステップのみを表示」 lists what is *shown*; the wire lists what is skipped. */
export function skipSetup(panes: Panes): string[] {
  switch (panes.mode) {
    case 'show-all':
      return [];
    case 'skip-all':
      return skipPanes.map((pane) => pane.key);
    case 'show-some':
      return skipPanes.map((pane) => pane.key).filter((key) => !panes.show.includes(key));
    default:
      return assertNever(panes);
  }
}
