import { create } from 'zustand';
import type { Blueprint } from '../../../../shared/domain/blueprint.ts';
import type { DevicePlan, PlanPreview } from '../../../../shared/domain/plan.ts';
import type { Problem } from '../../../../shared/domain/run.ts';
import { asKitError } from '../../../../shared/errors/kit-error.ts';
import { station } from '../../../state/connection-store.ts';
import { useLibrary } from '../../../state/library-store.ts';

type PlanStore = {
  /** Chosen on the bench; the first of the list until then. */
  readonly blueprintId: string | undefined;
  /** What was asked for; the panel is shown while there is one. */
  readonly asked: { readonly blueprintId: string; readonly devices: readonly string[] } | undefined;
  readonly pending: boolean;
  readonly preview: PlanPreview | undefined;
  /** The preview a person saw before this one, for the same blueprint. */
  readonly former: PlanPreview | undefined;
  readonly problem: Problem | undefined;
  /** Serial numbers typed where a guard asks for them, by device key. */
  readonly typed: Readonly<Record<string, string>>;
};

const closed = {
  asked: undefined,
  pending: false,
  preview: undefined,
  former: undefined,
  problem: undefined,
  typed: {},
} as const;

export const usePlan = create<PlanStore>(() => ({ blueprintId: undefined, ...closed }));

export function useChosenBlueprint(): Blueprint | undefined {
  const id = usePlan(({ blueprintId }) => blueprintId);
  return useLibrary(({ blueprints }) => blueprints?.find((blueprint) => blueprint.id === id) ?? blueprints?.[0]);
}

export function chooseBlueprint(blueprintId: string): void {
  usePlan.setState({ blueprintId, ...closed });
}

/** Asks the station what would be done to these devices. Only the newest answer counts. */
export async function askPlan(blueprintId: string, devices: readonly string[]): Promise<void> {
  const asked = { blueprintId, devices };
  const { preview: former } = usePlan.getState();
  usePlan.setState({
    asked,
    pending: true,
    problem: undefined,
    preview: undefined,
    former: former?.blueprintId === blueprintId ? former : undefined,
  });
  try {
    const preview = await station().call('kitting.plan', { blueprintId, devices: [...devices] });
    if (usePlan.getState().asked === asked) usePlan.setState({ preview, pending: false });
  } catch (error) {
    if (usePlan.getState().asked === asked)
      usePlan.setState({ problem: asKitError(error).toProblem(), pending: false });
  }
}

/** The same question once more: devices or blueprint may have changed since. */
export function askAgain(): void {
  const { asked } = usePlan.getState();
  if (asked !== undefined) void askPlan(asked.blueprintId, asked.devices);
}

/** Plans for all but these. */
export function leaveOut(keys: readonly string[]): void {
  const { asked } = usePlan.getState();
  const devices = asked?.devices.filter((key) => !keys.includes(key)) ?? [];
  if (asked === undefined || devices.length === 0) closePlan();
  else void askPlan(asked.blueprintId, devices);
}

export function typeSerial(deviceKey: string, serial: string): void {
  usePlan.setState(({ typed }) => ({ typed: { ...typed, [deviceKey]: serial } }));
}

export function closePlan(): void {
  usePlan.setState(closed);
}

export type PlanMark = 'erase' | 'ask' | 'kit' | 'refused';

/** What the plan on show says of one device, for its tile. */
export function usePlanMark(deviceKey: string): PlanMark | undefined {
  return usePlan(({ preview }) => {
    const plan = preview?.devices.find((device) => device.deviceKey === deviceKey);
    if (plan === undefined) return undefined;
    return markOf(plan);
  });
}

function markOf({ runnable, erases, steps }: DevicePlan): PlanMark {
  if (!runnable) return 'refused';
  if (erases) return 'erase';
  return steps.some(({ id, decision }) => id === 'erase' && decision === 'ask') ? 'ask' : 'kit';
}
