import type { DevicePlan } from '../../../../shared/domain/plan.ts';
import type { Durations } from '../bench/durations.ts';

/** @returns the time of the longest plan in milliseconds, or `undefined` when a step it does was never measured here. */
export function estimateMs(devices: readonly DevicePlan[], durations: Durations): number | undefined {
  const each = devices
    .filter(({ runnable }) => runnable)
    .map(({ steps }) =>
      steps.reduce<number | undefined>((sum, { id, decision }) => {
        if (decision === 'skip' || sum === undefined) return sum;
        const usual = durations[id];
        return usual === undefined || (usual === 0 && decision === 'do' && id === 'erase') ? undefined : sum + usual;
      }, 0),
    );
  const known = each.filter((ms) => ms !== undefined);
  return known.length === each.length && known.length > 0 ? Math.max(...known) : undefined;
}
