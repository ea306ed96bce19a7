import type { RunView } from '../../../../shared/domain/run.ts';
import { stepLabels } from '../../../../shared/texts/reasons/steps.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { Section } from '../../../ui/section.tsx';
import classes from './device.module.css';
import { RunLeft } from './run-left.tsx';
import { StepMark } from './step-mark.tsx';
import { StepTime } from './step-time.tsx';
import { deviceTexts } from './texts.ts';

/** The journal of a run: each step with its outcome and how long it took. */
export function RunSteps({ run }: { readonly run: RunView | undefined }) {
  const t = useTexts(deviceTexts);
  const language = useLanguage();
  const { time } = useFormats();
  if (run === undefined) {
    return (
      <Section title={t('run.title')}>
        <span className={classes.soft}>{t('run.none')}</span>
      </Section>
    );
  }
  return (
    <Section title={t('run.title')}>
      <div className={classes.soft}>
        {t('run.blueprint', { blueprint: run.blueprintName, time: time(run.startedAt) })}
        {run.attempt > 1 && ` · ${t('run.attempt', { attempt: run.attempt })}`}
      </div>
      <div className={classes.soft}>
        <RunLeft run={run} />
      </div>
      <ol className={classes.steps} aria-label={t('run.steps')}>
        {run.steps.map((step) => (
          <li key={step.step} className={classes.step} data-state={step.state}>
            <StepMark state={step.state} label={t(`step.${step.state}`)} />
            <span className={classes.stepName}>{stepLabels[step.step][language]}</span>
            {step.tries > 1 && <span className={classes.tries}>{t('step.tries', { tries: step.tries })}</span>}
            <StepTime step={step} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
