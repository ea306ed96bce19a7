import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useSecond } from '../../../state/use-second.ts';
import { benchTexts } from './texts.ts';
import classes from './tile-bottom.module.css';

type ElapsedProps = {
  readonly startedAt: string;
  readonly endedAt: string | undefined;
  /** How long a run usually takes here; shown beside the time while it runs. */
  readonly usualMs?: number | undefined;
};

/** Time since the run began, ticking; the whole time once it ended. */
export function Elapsed({ startedAt, endedAt, usualMs }: ElapsedProps) {
  return endedAt === undefined ? (
    <Ticking startedAt={startedAt} usualMs={usualMs} />
  ) : (
    <Figure ms={Date.parse(endedAt) - Date.parse(startedAt)} />
  );
}

function Ticking({ startedAt, usualMs }: Omit<ElapsedProps, 'endedAt'>) {
  const now = useSecond();
  return <Figure ms={now - Date.parse(startedAt)} usualMs={usualMs} />;
}

function Figure({ ms, usualMs }: { readonly ms: number; readonly usualMs?: number | undefined }) {
  const t = useTexts(benchTexts);
  const { duration } = useFormats();
  const time = duration(ms);
  const usual = usualMs === undefined ? undefined : duration(usualMs);
  const label = usual === undefined ? t('elapsed', { time }) : t('elapsed-of', { time, usual });
  return (
    <span className={classes.elapsed} role="timer" aria-label={label} title={label}>
      {time}
      {usual !== undefined && <span className={classes.usual}> / {usual}</span>}
    </span>
  );
}
