import { Button } from '@mantine/core';
import type { RunView } from '../../../../shared/domain/run.ts';
import { runWord } from '../../../../shared/texts/verdicts.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { runState } from '../../../state/device-state.ts';
import { goTo } from '../../../state/route-store.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Section } from '../../../ui/section.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import classes from './device.module.css';
import { deviceTexts } from './texts.ts';

/** How a run ended: what went wrong and what to do, or where its enrollment stands. */
export function RunOutcome({ run }: { readonly run: RunView }) {
  const t = useTexts(deviceTexts);
  const language = useLanguage();
  if (run.phase !== 'ended') return null;
  return (
    <>
      <ErrorNote problem={run.problem} />
      {run.end === 'prepared' && (
        <Section title={t('outcome.title')}>
          <div className={classes.outcome}>
            <StateBadge state={runState(run) ?? 'idle'} label={runWord(run, language)} />
            <Button variant="default" onClick={() => goTo('verify', { device: run.deviceKey })}>
              {t('verdict.verify')}
            </Button>
          </div>
        </Section>
      )}
    </>
  );
}
