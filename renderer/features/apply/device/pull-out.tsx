import { Button, Progress } from '@mantine/core';
import type { RunView } from '../../../../shared/domain/run.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useNow } from '../../../state/use-now.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Note } from '../../../ui/note.tsx';
import { countdownOf, secondsLeft } from '../countdown.ts';
import { deviceTexts } from './texts.ts';

/** The last seconds before what cannot be taken back: the cable is the brake, and so is the button. */
export function PullOut({ run }: { readonly run: RunView }) {
  const t = useTexts(deviceTexts);
  const mayAct = useMayAct();
  const answer = useCommand('kitting.answer');
  const now = useNow(250).getTime();
  const countdown = countdownOf(run);
  if (countdown === undefined) return null;
  const { runId, attempt, erases, endsAt, seconds: all } = countdown;
  const seconds = secondsLeft(countdown, now);
  const kind = erases ? 'pull-out' : 'auto-start';
  const title = seconds > 0 ? t(`wait.${kind}`, { seconds }) : t(`wait.${kind}-now`);
  return (
    <>
      <Note
        tone={erases ? 'failed' : 'needs'}
        title={title}
        {...(mayAct && {
          actions: (
            <Button
              variant="default"
              loading={answer.pending}
              onClick={() => void answer.run({ runId, attempt, answer: 'abandon' })}
            >
              {t('call-off')}
            </Button>
          ),
        })}
      >
        <Progress
          mt={6}
          value={(Math.max(0, endsAt - now) / (all * 1000)) * 100}
          color={erases ? 'red.8' : 'orange.8'}
          aria-label={title}
          transitionDuration={0}
        />
      </Note>
      <ErrorNote problem={answer.problem} onRetry={() => void answer.retry()} onClose={answer.reset} />
    </>
  );
}
