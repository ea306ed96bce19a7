import { Accordion } from '@mantine/core';
import type { PlanPreview } from '../../../../shared/domain/plan.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { Section } from '../../../ui/section.tsx';
import classes from './plan.module.css';
import { isActing, stepsOfPlan } from './plan-counts.ts';
import { PlanStep } from './plan-step.tsx';
import { planTexts } from './texts.ts';
import { usePlanLabels } from './use-labels.ts';

/** Step by step what is done and why; below, folded, what is not done and why. */
export function PlanSteps({ preview }: { readonly preview: PlanPreview }) {
  const t = useTexts(planTexts);
  const labels = usePlanLabels(preview.devices);
  const steps = stepsOfPlan(preview.devices);
  const all = preview.devices.filter(({ runnable }) => runnable).length;
  const acting = steps.filter(isActing);
  const skipped = steps.filter((step) => !isActing(step));
  if (steps.length === 0) return null;
  return (
    <Section title={t('steps')}>
      <ol className={classes.steps}>
        {acting.map((summary) => (
          <PlanStep key={summary.step} summary={summary} labels={labels} all={all} />
        ))}
      </ol>
      {skipped.length > 0 && (
        <Accordion
          variant="default"
          chevronPosition="left"
          classNames={{ control: classes.fold, content: classes.folded }}
        >
          <Accordion.Item value="skipped">
            <Accordion.Control>{t('steps.skipped', { count: skipped.length })}</Accordion.Control>
            <Accordion.Panel>
              <ol className={classes.steps}>
                {skipped.map((summary) => (
                  <PlanStep key={summary.step} summary={summary} labels={labels} all={all} />
                ))}
              </ol>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      )}
    </Section>
  );
}
