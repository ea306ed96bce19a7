import { IconArrowRight, IconMinus, IconQuestionMark, IconTrash } from '@tabler/icons-react';
import { stepLabels } from '../../../../shared/texts/reasons/steps.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { reasonWords } from '../../../ui/reason-words.ts';
import classes from './plan.module.css';
import type { StepGroup, StepSummary } from './plan-counts.ts';
import { planTexts } from './texts.ts';
import { labelList } from './use-labels.ts';

type PlanStepProps = {
  readonly summary: StepSummary;
  readonly labels: ReadonlyMap<string, string>;
  /** Devices of the plan in all. */
  readonly all: number;
};

const icons = { do: IconArrowRight, ask: IconQuestionMark, skip: IconMinus, impossible: IconMinus } as const;

/** One step: its name, and each decision with its reason and the slots it is about. */
export function PlanStep({ summary: { step, groups }, labels, all }: PlanStepProps) {
  const t = useTexts(planTexts);
  const language = useLanguage();
  const who = ({ deviceKeys }: StepGroup) =>
    deviceKeys.length === all
      ? all === 1
        ? undefined
        : t('all-devices', { count: all })
      : t('slots', { slots: labelList(deviceKeys, labels) });
  return (
    <li className={classes.step}>
      <div className={classes.stepName}>{stepLabels[step][language]}</div>
      {groups.map((group) => {
        const isErase = step === 'erase' && group.decision === 'do';
        const Icon = isErase ? IconTrash : icons[group.decision];
        return (
          <div
            key={`${group.decision} ${group.reason.code} ${group.deviceKeys[0]}`}
            className={classes.group}
            data-decision={isErase ? 'erase' : group.decision}
          >
            <Icon size={15} stroke={1.9} className={classes.groupIcon} aria-hidden />
            <span>
              {reasonWords(group.reason, language)} <span className={classes.who}>{who(group)}</span>
            </span>
          </div>
        );
      })}
    </li>
  );
}
