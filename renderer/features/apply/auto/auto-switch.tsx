import { Switch } from '@mantine/core';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useOnline } from '../../../state/connection-store.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { openAutoPanel, useAutoRun } from './auto-store.ts';
import { autoTexts } from './auto-texts.ts';
import { useAutoCommand } from './use-auto-command.ts';

/** On leads to the page that says what will happen; off is off at once. */
export function AutoSwitch() {
  const t = useTexts(autoTexts);
  const isOn = useAutoRun()?.state === 'on';
  const online = useOnline();
  const stop = useAutoCommand('autorun.stop');
  return (
    <>
      <Switch
        label={t('switch')}
        checked={isOn}
        disabled={!online || stop.pending}
        onChange={() => (isOn ? void stop.run({}) : openAutoPanel())}
      />
      <ErrorNote problem={stop.problem} onRetry={() => void stop.retry()} onClose={stop.reset} />
    </>
  );
}
