import type { PageCommand } from '../../../shared/contract/window.ts';
import { asKitError } from '../../../shared/errors/kit-error.ts';
import { useBench } from '../../state/bench-store.ts';
import { station } from '../../state/connection-store.ts';
import { performCommand, performSoon } from '../../state/page-commands.ts';
import { goTo, type ViewId } from '../../state/route-store.ts';
import { focusFinder, pressPrimaryAction } from '../../ui/marks.ts';
import { filterByGroup } from '../frame/filter-by-group.ts';
import { useKeysDialog } from '../frame/keys-dialog-store.ts';
import { useCommandNote } from './command-note-store.ts';

/** Carries out a command of menu or keyboard, whichever view is open, or says that there is nothing to do it with. */
export function runCommand(command: PageCommand): void {
  useCommandNote.setState({ note: undefined });
  // Whoever shows something that can do it knows best how.
  if (!performCommand(command)) general[command]();
}

const open = (view: ViewId) => () => goTo(view);

/** What happens where the open view has nothing of its own for a command. */
const general: Readonly<Record<PageCommand, () => unknown>> = {
  'show-station': open('settings'),
  'show-server': open('server'),
  'show-organization': open('organization'),
  'show-blueprint': open('blueprint'),
  'show-apply': open('apply'),
  'show-verify': open('verify'),
  'show-profiles': open('profiles'),
  'show-records': open('records'),
  'show-fleet': open('fleet'),
  'show-calendar': open('calendar'),
  'show-settings': open('settings'),
  'new-item': () => refuse('new-item'),
  import: () => refuse('import'),
  export: () => refuse('export'),
  find: () => focusFinder() || thereInstead('apply', 'find'),
  'primary-action': () => pressPrimaryAction() || refuse('primary-action'),
  'select-ready': () => thereInstead('apply', 'select-ready'),
  arm: () => arm(true),
  disarm: () => arm(false),
  'retry-failed': () => thereInstead('apply', 'retry-failed'),
  'filter-needs-me': () => filterByGroup('needs-you'),
  'sync-records': () => thereInstead('records', 'sync-records'),
  shortcuts: () => useKeysDialog.setState({ open: true }),
};

function thereInstead(view: ViewId, command: PageCommand): void {
  performSoon(command, () => refuse(command));
  goTo(view);
}

async function arm(armed: boolean): Promise<void> {
  try {
    useBench.setState({ status: await station().call('station.arm', { armed }) });
  } catch (error) {
    useCommandNote.setState({ note: { kind: 'failed', problem: asKitError(error).toProblem() } });
  }
}

function refuse(command: PageCommand): void {
  useCommandNote.setState({ note: { kind: 'refused', command } });
}
