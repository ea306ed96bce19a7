import type { PlanPreview } from '../../../../shared/domain/plan.ts';

/** A preview is good for some minutes: the room changes. */
export function isExpired({ expiresAt }: Pick<PlanPreview, 'expiresAt'>, now: Date): boolean {
  return Date.parse(expiresAt) <= now.getTime();
}

const staleCodes: ReadonlySet<string> = new Set([
  'kitting.plan-changed',
  'kitting.preview-expired',
  'kitting.devices-differ',
  'kitting.nothing-runnable',
  'kitting.unknown-device',
  'kitting.configuration-changed',
]);

/** Only a new plan helps: this one is refused for good. */
export function needsNewPlan(code: string): boolean {
  return staleCodes.has(code);
}
