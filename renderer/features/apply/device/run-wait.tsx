import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { callsForPerson, isCountingDown, type RunView } from '../../../../shared/domain/run.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { useStatus } from '../../../state/bench-store.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ConfirmInline } from '../../../ui/confirm-inline.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Note } from '../../../ui/note.tsx';
import { reasonNext, reasonWords } from '../../../ui/reason-words.ts';
import { useSwitch } from '../use-switch.ts';
import { JoinRoster } from './join-roster.tsx';
import { PullOut } from './pull-out.tsx';
import { deviceTexts } from './texts.ts';
import { answersOf } from './wait-answers.ts';

/** What a run waits for, in words, and the buttons that answer it. */
export function RunWait({ run }: { readonly run: RunView }) {
  const t = useTexts(deviceTexts);
  const language = useLanguage();
  const mayAct = useMayAct();
  const armed = useStatus()?.armed === true;
  const answer = useCommand('kitting.answer');
  const arm = useSwitch('station.arm');
  const [isAsking, setAsking] = useState(false);
  const { waitingFor } = run;
  if (run.phase !== 'waiting' || waitingFor === undefined) return null;
  if (isCountingDown(run)) return <PullOut run={run} />;
  const { mayContinue, consent, needsArm } = answersOf(run, armed);
  const next = reasonNext(waitingFor, language);
  const name = run.name ?? run.serial ?? '';
  const give = async (given: 'continue' | 'consent') => {
    await answer.run({ runId: run.runId, attempt: run.attempt, answer: given });
    setAsking(false);
  };
  if (isAsking && consent !== undefined) {
    return (
      <>
        <ConfirmInline
          question={t(consent === 'erase' ? 'consent.erase-question' : 'consent.write-question', { name })}
          confirmLabel={t(`consent.${consent}`)}
          danger={consent === 'erase'}
          pending={answer.pending}
          onCancel={() => setAsking(false)}
          onConfirm={() => void give('consent')}
        >
          {consent === 'erase' && t('consent.text')}
        </ConfirmInline>
        <ErrorNote problem={answer.problem} onRetry={() => void answer.retry()} />
      </>
    );
  }
  return (
    <>
      <Note
        tone={callsForPerson(run) ? 'needs' : 'info'}
        title={t(titleOf(run))}
        {...(mayAct && {
          actions: (
            <>
              {needsArm && (
                <Button variant="default" loading={arm.pending} onClick={() => void arm.run({ armed: true })}>
                  {t('arm-first')}
                </Button>
              )}
              {mayContinue && (
                <Button data-primary-action loading={answer.pending} onClick={() => void give('continue')}>
                  {t('continue')}
                </Button>
              )}
              {consent !== undefined && (
                <Button variant="default" onClick={() => setAsking(true)}>
                  {t(`consent.${consent}`)}
                </Button>
              )}
            </>
          ),
        })}
      >
        <Text>{reasonWords(waitingFor, language)}</Text>
        {next !== undefined && <Text>{next}</Text>}
        {mayAct && waitingFor.code === 'wait.roster' && <JoinRoster run={run} onJoined={() => void give('continue')} />}
      </Note>
      <ErrorNote problem={answer.problem} onRetry={() => void answer.retry()} onClose={answer.reset} />
      <ErrorNote problem={arm.problem} onClose={arm.reset} />
    </>
  );
}

function titleOf(run: RunView): 'wait.needs' | 'wait.paused' | 'wait.device' {
  if (callsForPerson(run)) return 'wait.needs';
  return run.expects === 'device' ? 'wait.device' : 'wait.paused';
}
