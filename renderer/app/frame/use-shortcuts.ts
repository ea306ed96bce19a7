import { useHotkeys } from '@mantine/hooks';
import { useTexts } from '../../i18n/use-texts.ts';
import { useBench } from '../../state/bench-store.ts';
import { station } from '../../state/connection-store.ts';
import { goTo, steps } from '../../state/route-store.ts';
import { announce } from '../../ui/live-region.tsx';
import { useKeysDialog } from './keys-dialog-store.ts';
import { frameTexts } from './texts.ts';

/** Keys that work in every view, also while a field has the focus. */
export function useShortcuts(): void {
  const t = useTexts(frameTexts);
  useHotkeys(
    [
      ...steps.map((step, index): [string, () => void] => [`mod+${index + 1}`, () => goTo(step)]),
      ['mod+Enter', pressPrimaryAction],
      ['mod+f', focusFinder, { preventDefault: false }],
      ['mod+.', () => void togglePause((paused) => announce(paused ? t('now-paused') : t('now-resumed')))],
    ],
    [],
    true,
  );
  useHotkeys([['shift+?', () => useKeysDialog.setState({ open: true })]]);
}

/** Not while a dialog asks for something else. */
function pressPrimaryAction(): void {
  if (document.querySelector('[aria-modal="true"]') !== null) return;
  document.querySelector<HTMLElement>('[data-primary-action]')?.click();
}

/** A view with a search field marks it `data-find`; others leave the key to the browser. */
function focusFinder(event: KeyboardEvent): void {
  const finder = document.querySelector<HTMLInputElement>('[data-find]');
  if (finder === null) return;
  event.preventDefault();
  finder.focus();
  finder.select();
}

async function togglePause(onDone: (paused: boolean) => void): Promise<void> {
  const paused = useBench.getState().status?.paused === true;
  // Offline or observing: the frame already says why nothing happens.
  const status = await station()
    .call('station.pause', { paused: !paused })
    .catch(() => undefined);
  if (status !== undefined) onDone(status.paused);
}
