import { Button } from '@mantine/core';
import { useShallow } from 'zustand/react/shallow';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useBench } from '../../../state/bench-store.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useNow } from '../../../state/use-now.ts';
import { type Countdown, countdownOf, secondsLeft } from '../countdown.ts';
import { autoTexts } from './auto-texts.ts';
import classes from './tile-countdown.module.css';

/** The countdown of a device's run; a new object only when it is another one. */
export function useCountdown(deviceKey: string): Countdown | undefined {
  return useBench(useShallow(({ newestRuns }) => countdownOf(newestRuns.get(deviceKey))));
}

type TileCountdownProps = {
  readonly countdown: Countdown;
  /** One above the other, in the place of everything else that a small tile says. */
  readonly compact?: boolean;
};

/** Seconds that tick on the tile, and the second brake beside the cable. */
export function TileCountdown({ countdown, compact = false }: TileCountdownProps) {
  const t = useTexts(autoTexts);
  const mayAct = useMayAct();
  const answer = useCommand('kitting.answer');
  const seconds = secondsLeft(countdown, useNow(250).getTime());
  const { runId, attempt, name, erases } = countdown;
  return (
    <div className={classes.countdown} data-erases={erases || undefined} data-compact={compact || undefined}>
      <span className={classes.words} role="timer">
        {erases ? t('countdown.erase', { seconds }) : t('countdown.write', { seconds })}
      </span>
      {mayAct && (
        <Button
          size="compact-sm"
          variant="default"
          className={classes.cancel}
          loading={answer.pending}
          aria-label={t('countdown.cancel-name', { name })}
          onClick={() => void answer.run({ runId, attempt, answer: 'abandon' })}
        >
          {t('countdown.cancel')}
        </Button>
      )}
    </div>
  );
}
