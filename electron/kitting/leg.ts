import type { AttachedDevice, DeviceFacts } from '../../shared/domain/device.ts';
import type { Reason, StepId } from '../../shared/domain/plan.ts';
import { isKitError } from '../../shared/errors/kit-error.ts';
import type { Bench } from '../bench/bench.ts';
import type { Clock } from '../ports/clock.ts';
import { createConnections } from './connections.ts';
import { defined } from './defined.ts';
import type { Materials } from './materials.ts';
import { digestOfMagic } from './ownership.ts';
import type { RunJournal } from './run-journal.ts';
import type { Step, StepContext, Stop } from './step.ts';
import { runStep, type StepRunnerOptions } from './step-runner.ts';
import { stepOrder } from './steps/order.ts';
import type { Timings } from './timings.ts';
import type { DeviceWire } from './wire.ts';

/** What all legs of all runs share. */
export type LegWorld = {
  readonly wire: DeviceWire;
  readonly bench: Bench;
  readonly journal: RunJournal;
  readonly materials: Materials;
  readonly clock: Clock;
  readonly timings: Timings;
  readonly jitter: () => number;
  readonly autoRunStands: (autoRunId: string) => boolean;
};

export type LegOptions = Pick<StepRunnerOptions, 'log' | 'protect'> & {
  readonly device: AttachedDevice;
  /** Facts fresh enough to build on; without them the leg reads its own. */
  readonly known: DeviceFacts | undefined;
  /** Aborts when the run is given up or the station stops. */
  readonly signal: AbortSignal;
  /** Asked before every step: passes at once, or when a pause ends. */
  readonly gate: (step: StepId, signal: AbortSignal) => Promise<void>;
  readonly waiting: (reason: Reason) => void;
  readonly beforeOneWay: (step: Step, ctx: StepContext) => Promise<Stop | undefined>;
};

/** Where and why a leg could not go on. */
export type LegStop = { readonly step: StepId; readonly stop: Stop };

/**
 * One continuous stretch of work on one attachment of a device: every step in order, over connections that end with it.
 * @returns why it could not go on, or `undefined` when all steps are settled. Rejects with the reason of `signal`.
 */
export async function runLeg(world: LegWorld, options: LegOptions): Promise<LegStop | undefined> {
  const { log, device, signal, gate } = options;
  const attachment = world.bench.attachment(log.plan.deviceKey, device.deviceId);
  const legSignal = AbortSignal.any([signal, attachment]);
  const connections = createConnections({
    wire: world.wire,
    device,
    signal: legSignal,
    supervisor: () => world.materials.supervision(log.plan.organization.id),
  });
  const ctx: StepContext = {
    ...world,
    plan: log.plan,
    state: log.state,
    device,
    connections,
    signal: legSignal,
    attachment,
    memory: defined({ facts: options.known }),
    digestOfMagic: (magic) => digestOfMagic(world.journal, log.plan.deviceKey, magic),
    waiting: options.waiting,
  };
  let current: StepId = 'identify';
  try {
    for (const step of stepOrder) {
      current = step.id;
      await gate(step.id, legSignal);
      const stop = await runStep(step, {
        ctx,
        log,
        protect: options.protect,
        jitter: world.jitter,
        beforeOneWay: (oneWay) => options.beforeOneWay(oneWay, ctx),
      });
      if (stop !== undefined) return { step: current, stop };
    }
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    if (attachment.aborted || isKitError(error, 'kitting.detached'))
      return { step: current, stop: { kind: 'detached' } };
    throw error;
  } finally {
    connections.drop();
  }
}
