import type { FleetDevicePlan, FleetPreview } from '../../../../shared/domain/fleet.ts';
import type { Reason } from '../../../../shared/domain/plan.ts';

/** One sentence, and the devices of which it is true. */
export type Told = { readonly reason: Reason; readonly serials: readonly string[] };

/** What is told of many devices is told once. */
export function toldOf(
  devices: readonly FleetDevicePlan[],
  which: 'refusals' | 'warnings' | 'irreversible',
): readonly Told[] {
  const told = new Map<string, { reason: Reason; serials: string[] }>();
  for (const device of devices) {
    for (const reason of device[which]) {
      const key = JSON.stringify(reason);
      const known = told.get(key) ?? { reason, serials: [] };
      known.serials.push(device.serial);
      told.set(key, known);
    }
  }
  return [...told.values()];
}

export type ToldStep = { readonly step: FleetDevicePlan['steps'][number]; readonly serials: readonly string[] };

/** The steps in their order, each once with its devices. */
export function stepsOf(devices: readonly FleetDevicePlan[]): readonly ToldStep[] {
  const steps = new Map<string, { step: ToldStep['step']; serials: string[] }>();
  for (const { serial, steps: own } of devices) {
    for (const step of own) {
      const known = steps.get(step.step) ?? { step, serials: [] };
      known.serials.push(serial);
      steps.set(step.step, known);
    }
  }
  return [...steps.values()];
}

export function runnableOf({ devices }: FleetPreview): readonly FleetDevicePlan[] {
  return devices.filter(({ steps }) => steps.length > 0);
}

/** Devices that could only be forced by somebody who insists: the normal way works for them. */
export function answering({ devices }: FleetPreview): readonly string[] {
  return devices
    .filter(({ refusals }) => refusals.length > 0 && refusals.every(({ code }) => code === 'fleet.device-answers'))
    .map(({ serial }) => serial);
}
