import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RunView } from '../../../../shared/domain/run.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useDevice } from '../../../state/bench-store.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { selectDevices } from '../../../state/selection-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ConfirmInline } from '../../../ui/confirm-inline.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { isPlannable } from '../bench/choices.ts';
import { closeDrawer } from '../drawer-route.ts';
import { askPlan } from '../plan/plan-store.ts';
import { RunPause } from './run-pause.tsx';
import { deviceTexts } from './texts.ts';

/** At the foot of the drawer: pause or give up on a run under way, or plan again after one that failed. */
export function RunFooter({ run }: { readonly run: RunView }) {
  const t = useTexts(deviceTexts);
  const mayAct = useMayAct();
  const device = useDevice(run.deviceKey);
  const answer = useCommand('kitting.answer');
  const [isAsking, setAsking] = useState(false);
  if (!mayAct) return null;
  if (run.phase === 'ended') {
    const mayRetry = run.end !== 'prepared' && device !== undefined && isPlannable(device);
    if (!mayRetry) return null;
    const retry = () => {
      selectDevices([run.deviceKey]);
      closeDrawer();
      void askPlan(run.blueprintId, [run.deviceKey]);
    };
    return (
      <Button variant="default" onClick={retry}>
        {t('retry-one')}
      </Button>
    );
  }
  const abandon = async () => {
    await answer.run({ runId: run.runId, attempt: run.attempt, answer: 'abandon' });
    setAsking(false);
  };
  if (!isAsking) {
    return (
      <>
        <ErrorNote problem={answer.problem} onClose={answer.reset} />
        <RunPause run={run} />
        <Button variant="subtle" color="gray" onClick={() => setAsking(true)}>
          {t('abandon')}
        </Button>
      </>
    );
  }
  return (
    <ConfirmInline
      question={t('abandon.question', { name: run.name ?? run.serial ?? '' })}
      confirmLabel={t('abandon.confirm')}
      pending={answer.pending}
      onCancel={() => setAsking(false)}
      onConfirm={() => void abandon()}
    >
      {t('abandon.text')}
    </ConfirmInline>
  );
}
