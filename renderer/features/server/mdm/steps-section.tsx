import type { ManualStep } from '../../../../shared/domain/backend.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { Section } from '../../../ui/section.tsx';
import { usePanels } from '../../../ui/use-panels.ts';
import classes from './mdm.module.css';
import { StepLine } from './step-line.tsx';
import { stepsTexts } from './steps-texts.ts';

type StepsSectionProps = { readonly serverId: string; readonly steps: readonly ManualStep[] };

/** What a person does on the product's console: those that something waits for first. */
export function StepsSection({ serverId, steps }: StepsSectionProps) {
  const t = useTexts(stepsTexts);
  const panels = usePanels<'tick'>();
  if (steps.length === 0) return null;
  const sorted = steps.toSorted((one, other) => Number(other.waiting.length > 0) - Number(one.waiting.length > 0));
  return (
    <Section title={t('title')} description={t('text')}>
      <ol className={classes.list} aria-label={t('title')}>
        {sorted.map((step) => (
          <StepLine key={step.id} serverId={serverId} step={step} panel={panels.of(step.id)} />
        ))}
      </ol>
    </Section>
  );
}
