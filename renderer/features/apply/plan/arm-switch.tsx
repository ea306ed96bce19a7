import type { PlanPreview } from '../../../../shared/domain/plan.ts';
import { useStatus } from '../../../state/bench-store.ts';
import { countPlan } from './plan-counts.ts';
import { SafetySwitch } from './safety-switch.tsx';

/** The safety switch, where the plan needs it or it is on already. */
export function ArmSwitch({ preview }: { readonly preview: PlanPreview }) {
  const armed = useStatus()?.armed === true;
  const { erases, mayErase } = countPlan(preview.devices);
  const isNeeded = erases + mayErase > 0;
  return isNeeded || armed ? <SafetySwitch /> : null;
}
