import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCircleDashed, IconHelpCircle, IconMinus } from '@tabler/icons-react';
import type { RunView } from '../../../shared/domain/run.ts';
import { stepLabels } from '../../../shared/texts/reasons/steps.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import classes from './drawer.module.css';
import { verifyTexts } from './texts.ts';

type Step = RunView['steps'][number];

const icons = {
  pending: IconCircleDashed,
  running: IconCircleDashed,
  done: IconCheck,
  skipped: IconMinus,
  failed: IconAlertTriangle,
  maybe: IconHelpCircle,
} satisfies Record<Step['state'], unknown>;

/** What the run did, in its order, with how long each step took. */
export function RunSteps({ steps }: { readonly steps: RunView['steps'] }) {
  const t = useTexts(verifyTexts);
  const { language, duration } = useFormats();
  return (
    <ol className={classes.steps}>
      {steps.map((step) => {
        const Icon = icons[step.state];
        return (
          <li key={step.step} className={classes.step} data-state={step.state}>
            <span className={classes.stepIcon}>
              <Icon size={15} stroke={1.9} aria-hidden />
            </span>
            <span>
              {stepLabels[step.step][language]}
              <VisuallyHidden>{t(`step.${step.state}`)}</VisuallyHidden>
            </span>
            <span className={classes.stepTime}>{timeOf(step, duration) ?? t(`step.${step.state}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}

function timeOf({ state, startedAt, endedAt }: Step, duration: (ms: number) => string): string | undefined {
  if (state !== 'done' || startedAt === undefined || endedAt === undefined) return undefined;
  return duration(Date.parse(endedAt) - Date.parse(startedAt));
}
