import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { benchTexts } from './texts.ts';
import classes from './tile-bottom.module.css';
import { useSecond } from './use-second.ts';

type ElapsedProps = { readonly startedAt: string; readonly endedAt: string | undefined };

/** Time since the run began, ticking; the whole time once it ended. */
export function Elapsed({ startedAt, endedAt }: ElapsedProps) {
  return endedAt === undefined ? (
    <Ticking startedAt={startedAt} />
  ) : (
    <Figure ms={Date.parse(endedAt) - Date.parse(startedAt)} />
  );
}

function Ticking({ startedAt }: { readonly startedAt: string }) {
  const now = useSecond();
  return <Figure ms={now - Date.parse(startedAt)} />;
}

function Figure({ ms }: { readonly ms: number }) {
  const t = useTexts(benchTexts);
  const { duration } = useFormats();
  const time = duration(ms);
  return (
    <span className={classes.elapsed} role="timer" aria-label={t('elapsed', { time })}>
      {time}
    </span>
  );
}
