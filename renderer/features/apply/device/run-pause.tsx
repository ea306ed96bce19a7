import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { RunView } from '../../../../shared/domain/run.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useOnline } from '../../../state/connection-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { deviceTexts } from './texts.ts';

/** Holds one device after the step under way, and lets it go on. */
export function RunPause({ run }: { readonly run: RunView }) {
  const t = useTexts(deviceTexts);
  const online = useOnline();
  const pause = useCommand('runs.pause');
  const isPaused = run.paused === true;
  const Icon = isPaused ? IconPlayerPlay : IconPlayerPause;
  return (
    <>
      <ErrorNote problem={pause.problem} onRetry={() => void pause.retry()} onClose={pause.reset} />
      <Button
        variant="default"
        leftSection={<Icon size={15} aria-hidden />}
        loading={pause.pending}
        disabled={!online}
        onClick={() => void pause.run({ runId: run.runId, paused: !isPaused })}
      >
        {isPaused ? t('resume-one') : t('pause-one')}
      </Button>
    </>
  );
}
