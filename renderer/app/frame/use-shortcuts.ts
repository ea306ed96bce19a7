import { useHotkeys } from '@mantine/hooks';
import type { PageCommand } from '../../../shared/contract/window.ts';
import { pageCommandTable } from '../../../shared/tables/page-commands.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useBench } from '../../state/bench-store.ts';
import { station } from '../../state/connection-store.ts';
import { useWindow } from '../../state/window-store.ts';
import { announce } from '../../ui/live-region.tsx';
import { runCommand } from '../commands/run-command.ts';
import { useKeysDialog } from './keys-dialog-store.ts';
import { frameTexts } from './texts.ts';

/** Keys that work in every view, also while a field has the focus. The native window's menu has them there. */
export function useShortcuts(): void {
  const t = useTexts(frameTexts);
  const hasMenu = useWindow(({ at }) => at !== 'absent');
  const say = (paused: boolean) => announce(paused ? t('now-paused') : t('now-resumed'));
  useHotkeys(hasMenu ? [] : [...browserKeys, ['mod+.', () => void togglePause(say)]], [], true);
  useHotkeys([['shift+?', () => useKeysDialog.setState({ open: true })]]);
}

const browserKeys = Object.entries(pageCommandTable).flatMap(([name, { keys, inBrowser }]) => {
  if (keys === undefined || inBrowser === undefined) return [];
  const command = name as PageCommand;
  const press = (event: KeyboardEvent) => {
    // What no view has anything for stays the browser's own.
    if (command === 'find' && document.querySelector('[data-find]') === null) return;
    event.preventDefault();
    runCommand(command);
  };
  return [[keys, press, { preventDefault: false }] as [string, typeof press, { preventDefault: boolean }]];
});

async function togglePause(onDone: (paused: boolean) => void): Promise<void> {
  const paused = useBench.getState().status?.paused === true;
  // Offline or observing: the frame already says why nothing happens.
  const status = await station()
    .call('station.pause', { paused: !paused })
    .catch(() => undefined);
  if (status !== undefined) onDone(status.paused);
}
