import { type DeviceSnapshot, deviceSnapshotSchema } from '../../../shared/domain/device.ts';
import { type DevicePlan, devicePlanSchema, type PlannedStep, stepIds } from '../../../shared/domain/plan.ts';
import { type RunView, runViewSchema } from '../../../shared/domain/run.ts';

/** Devices, runs and plans for the tests of this folder. */
export const noon = Date.parse('2026-04-01T12:00:00+09:00');
export const at = (seconds: number) => new Date(noon + seconds * 1000).toISOString();

type DeviceWish = Partial<Omit<DeviceSnapshot, 'facts'>> & { readonly facts?: Record<string, unknown> };

export function sampleDevice(key: string, { facts = {}, ...wish }: DeviceWish = {}): DeviceSnapshot {
  return deviceSnapshotSchema.parse({
    key,
    attached: true,
    state: 'ready',
    seenAt: at(0),
    facts: {
      udid: '00008030-001C2D3E4F506172',
      paired: true,
      findMy: 'no',
      setupDone: 'no',
      supervised: 'no',
      productType: 'iPad13,18',
      ...facts,
    },
    ...wish,
  });
}

export function sampleRun(deviceKey: string, wish: Partial<RunView> = {}): RunView {
  return runViewSchema.parse({
    runId: `run of ${deviceKey}`,
    deviceKey,
    blueprintId: 'b',
    blueprintName: '1年A組 iPad',
    attempt: 1,
    steps: stepIds.map((step) => ({ step, state: 'pending', tries: 0 })),
    phase: 'running',
    startedAt: at(0),
    ...wish,
  });
}

export function samplePlan(
  deviceKey: string,
  decisions: Partial<Record<PlannedStep['id'], Pick<PlannedStep, 'decision' | 'reason'>>> = {},
  wish: Partial<DevicePlan> = {},
): DevicePlan {
  const steps = stepIds.map((id) => ({
    id,
    ...(decisions[id] ?? { decision: 'do', reason: { code: 'identify.read', params: {} } }),
  }));
  return devicePlanSchema.parse({
    deviceKey,
    steps,
    erases: decisions.erase?.decision === 'do',
    runnable: steps.every(({ decision }) => decision !== 'impossible'),
    ...wish,
  });
}
