import type { RunView } from '../../../../shared/domain/run.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useNow } from '../../../state/use-now.ts';
import classes from './device.module.css';
import { deviceTexts } from './texts.ts';

type Step = RunView['steps'][number];

/** When a step began and how long it took; the one under way ticks. */
export function StepTime({ step }: { readonly step: Step }) {
  const t = useTexts(deviceTexts);
  const { timeWithSeconds, duration } = useFormats();
  const { state, startedAt, endedAt } = step;
  if (state === 'running' && startedAt !== undefined) return <Running since={startedAt} />;
  if (startedAt === undefined || state === 'pending' || state === 'skipped') {
    return <span className={classes.time}>{t(`step.${state}`)}</span>;
  }
  return (
    <span className={classes.time} title={timeWithSeconds(startedAt)}>
      {duration(Date.parse(endedAt ?? startedAt) - Date.parse(startedAt))}
    </span>
  );
}

function Running({ since }: { readonly since: string }) {
  const { duration } = useFormats();
  const now = useNow();
  return <span className={classes.time}>{duration(now.getTime() - Date.parse(since))}</span>;
}
