import { Text } from '@mantine/core';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useStatus } from '../../../state/bench-store.ts';
import { useNow } from '../../../state/use-now.ts';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import classes from './plan.module.css';
import { countPlan, isTyped, overridesNeeded } from './plan-counts.ts';
import { isExpired, needsNewPlan } from './plan-expiry.ts';
import { usePlan } from './plan-store.ts';
import { planTexts } from './texts.ts';
import type { PlanStartProps } from './use-plan-start.ts';
import { useStartLabel } from './use-start-label.ts';

/** The primary action, at the foot of the panel. It only asks; the answer is given at the head. */
export function PlanStartButton({ preview, start }: PlanStartProps) {
  const t = useTexts(planTexts);
  const label = useStartLabel(preview);
  const armed = useStatus()?.armed === true;
  const typed = usePlan((plan) => plan.typed);
  const now = useNow(5_000);
  const { kits, erases } = countPlan(preview.devices);
  const isUntyped = overridesNeeded(preview.devices).some((device) => !isTyped(device, typed[device.deviceKey]));
  const problem = start.apply.problem;
  const hints = [
    kits === 0 && t('hint.nothing'),
    isUntyped && t('hint.override'),
    erases > 0 && !armed && t('hint.arm'),
    start.isAsking && t('hint.confirm'),
    isExpired(preview, now) && t('expired.title'),
    problem !== undefined && needsNewPlan(problem.code) && t('stale.short'),
  ];
  const hint = hints.find((text) => text !== false);
  return (
    <div className={classes.foot}>
      {hint !== undefined && (
        <Text className={classes.hint} role="status">
          {hint}
        </Text>
      )}
      <PrimaryAction
        danger={erases > 0}
        disabled={hint !== undefined}
        pending={start.apply.pending}
        onClick={start.ask}
      >
        {label}
      </PrimaryAction>
    </div>
  );
}
