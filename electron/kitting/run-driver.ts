import { assertNever } from '../../shared/assert-never.ts';
import type { AttachedDevice, DeviceFacts } from '../../shared/domain/device.ts';
import type { OneWay, Reason, StepId } from '../../shared/domain/plan.ts';
import type { WaitingFor } from '../../shared/domain/run.ts';
import { usbTree } from '../../shared/domain/usb-place.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';
import { reason } from '../../shared/texts/reasons/table.ts';
import { withDeadline } from '../ports/deadline.ts';
import { beforeOneWay } from './before-one-way.ts';
import { createBell } from './bell.ts';
import { type Ending, type EndWorld, endRun } from './end-run.ts';
import { createHold } from './hold.ts';
import { createLanes } from './lanes.ts';
import { type LegStop, type LegWorld, runLeg } from './leg.ts';
import { awaitPresence } from './presence.ts';
import { createProtection } from './protection.ts';
import type { RunLog } from './run-log.ts';
import { currentStep, isEraseOpen } from './run-state.ts';
import type { Stop } from './step.ts';

export type DriverWorld = LegWorld & EndWorld & { readonly isArmed: () => boolean };

export type RunDriver = {
  readonly log: RunLog;
  /** Resolves when the run has ended or was suspended; never rejects. */
  readonly done: Promise<void>;
  /** An answer, the armed switch or the end of a pause may have changed what the run waits for. */
  wake(): void;
  /** Ends the run, after a one-way effect under way. @param unmet what it waited for, which the record names. */
  abandon(unmet: Reason | undefined): void;
  /** Ends the run for a reason that is not the operator's wish about this device, in the same way. */
  callOff(reason: KitError): void;
  /** No step starts while it is on; the one under way finishes. */
  hold(isOn: boolean): void;
  isHeld(): boolean;
  /** Leaves the run for the next start of the core, after a one-way effect under way or its grace. */
  suspend(): Promise<void>;
};

/** Legs that may break off before cable and hub are blamed. */
const maxBreaks = 20;
const longestLookAgain = 60_000;

/**
 * Drives one run from where its journal stands to its end.
 * @param foregone an end that is decided already: only its record has to be written.
 */
export function driveRun(world: DriverWorld, log: RunLog, foregone?: Ending): RunDriver {
  const { bench, clock, timings, scheduler } = world;
  const { deviceKey } = log.plan;
  const bell = createBell();
  const protection = createProtection();
  const hold = createHold();
  const cancel = new AbortController();
  const halt = new AbortController();
  const lanes = createLanes(scheduler, () => usbTree(bench.get(deviceKey)?.locationId ?? 0));
  let breaks = 0;
  let lookAgain = timings.lookAgain;
  let handSince: number | undefined;

  async function run(): Promise<void> {
    let ending: Ending;
    try {
      ending = foregone ?? (await live());
    } catch (error) {
      if (halt.signal.aborted) return log.appendDurable({ type: 'suspended' });
      const problem = asKitError(error).toProblem();
      ending = { end: cancel.signal.aborted ? 'abandoned' : 'failed', problem };
    } finally {
      lanes.releaseAll();
    }
    await endRun(world, log, ending, halt.signal);
  }

  /** Leg after leg, with the waits between them. */
  async function live(): Promise<Ending> {
    let left: number | undefined;
    let first = true;
    for (;;) {
      if (log.state().steps.finish.tries > 0) return sentOff(left !== undefined);
      if (log.state().waiting?.expects === 'consent') {
        if (!(await rest(timings.answer))) return unanswered();
        continue;
      }
      const device = await awaitPresence({
        bench,
        deviceKey,
        clock,
        signal: cancel.signal,
        left,
        settleMs: first ? timings.settle : 0,
        onMissing: () => {
          const returning = isEraseOpen(log.state());
          announce(currentStep(log.state()), reason(returning ? 'wait.erase-return' : 'wait.device'), 'device');
          return returnWithin();
        },
      });
      if (device === undefined) return notReturned();
      // What the bench read when the device appeared serves once; whatever made a leg stop may have changed it.
      const known = first ? bench.freshFacts(deviceKey, timings.factsFresh) : undefined;
      first = false;
      const stopped = await leg(device, known);
      if (stopped === undefined) return { end: 'prepared' };
      left = stopped.stop.kind === 'detached' ? device.deviceId : undefined;
      const ending = await react(stopped.step, stopped.stop);
      if (ending !== undefined) return ending;
    }
  }

  async function leg(device: AttachedDevice, known: DeviceFacts | undefined): Promise<LegStop | undefined> {
    await lanes.light(cancel.signal);
    try {
      return await runLeg(world, {
        log,
        device,
        known,
        signal: cancel.signal,
        protect: protection.protect,
        gate: async (step, signal) => {
          await scheduler.gate(signal);
          if (hold.isOn()) await waitForRelease(signal);
          // Once identified again, an erased device is back: whether it was erased can be told without the lane.
          if (step !== 'identify' || !isEraseOpen(log.state())) lanes.releaseErase();
          await lanes.light(signal);
        },
        waiting: (why) => {
          announce(currentStep(log.state()), why, 'operator');
          lanes.releaseLight();
        },
        beforeOneWay: async (step, ctx) => {
          if (step.oneWay === undefined) return undefined;
          return beforeOneWay(ctx, step.oneWay, {
            isArmed: world.isArmed,
            isPaused: () => hold.isOn() || scheduler.isPaused(),
            lanes,
            announce: (why) => announce(step.id, why, 'operator'),
          });
        },
      });
    } finally {
      lanes.releaseLight();
    }
  }

  async function react(step: StepId, stop: Stop): Promise<Ending | undefined> {
    if (stop.kind !== 'operator') {
      lookAgain = timings.lookAgain;
      handSince = undefined;
    }
    switch (stop.kind) {
      case 'ask':
        announce(step, stop.reason, 'consent', stop.covers);
        return undefined;
      case 'operator':
        announce(step, stop.reason, 'operator');
        return stop.reason.code === 'wait.armed' ? waitToBeArmed() : waitForHand();
      case 'station':
        world.pauseFor(stop.problem);
        announce(step, reason('wait.station', { problem: stop.problem.code }), 'operator');
        lanes.releaseAll();
        await scheduler.gate(cancel.signal);
        return undefined;
      case 'detached':
        if (!isEraseOpen(log.state())) breaks++;
        return breaks > maxBreaks ? flapping() : undefined;
      case 'again':
        breaks++;
        return breaks > maxBreaks ? flapping() : undefined;
      case 'failed':
      case 'abandoned':
      case 'parked':
        return { end: stop.kind, problem: stop.problem };
      default:
        return assertNever(stop);
    }
  }

  async function waitToBeArmed(): Promise<Ending | undefined> {
    if (world.isArmed() || (await rest(timings.answer))) return undefined;
    return unanswered();
  }

  async function waitForRelease(signal: AbortSignal): Promise<void> {
    announce(currentStep(log.state()), reason('wait.paused'), 'operator');
    lanes.releaseAll();
    await hold.gate(signal);
  }

  /** Whoever unlocks or taps seldom tells the station: it looks again by itself, less and less often. */
  async function waitForHand(): Promise<Ending | undefined> {
    handSince ??= clock.monotonic();
    const rung = await rest(lookAgain);
    lookAgain = rung ? timings.lookAgain : Math.min(lookAgain * 2, longestLookAgain);
    return clock.monotonic() - handSince > timings.answer ? unanswered() : undefined;
  }

  /** @returns whether it was rung; else the time has passed. */
  async function rest(ms: number): Promise<boolean> {
    lanes.releaseAll();
    return (await bell.wait(clock, ms, cancel.signal)) === 'rung';
  }

  function announce(step: StepId, why: Reason, expects: WaitingFor, covers: readonly OneWay[] = []): void {
    const { waiting } = log.state();
    const told = waiting?.step === step && waiting.expects === expects && waiting.reason.code === why.code;
    if (told) return;
    const event = { type: 'waiting' as const, step, reason: why, expects, covers: [...covers] };
    // A consent rests on the question: that one must not get lost.
    if (expects === 'consent') log.appendDurable(event);
    else log.append(event);
  }

  function callOff(why: KitError): void {
    void protection.clear().then(() => cancel.abort(why));
  }

  /** The last step takes the device away: that it left proves it, and nobody waits for it to come back. */
  function sentOff(left: boolean): Ending {
    const { state, tries } = log.state().steps.finish;
    if (state !== 'done') {
      const facts = { left: left ? 'yes' : 'unknown' };
      log.append({ type: 'step-outcome', step: 'finish', try: tries, outcome: left ? 'done' : 'maybe', facts });
    }
    return { end: 'prepared' };
  }

  const returnWithin = () => (isEraseOpen(log.state()) ? timings.eraseReturn : timings.detached);
  const parked = (error: KitError): Ending => ({ end: 'parked', problem: error.toProblem() });
  const unanswered = () => parked(new KitError('kitting.unanswered', { hours: String(timings.answer / 3_600_000) }));
  const flapping = () => parked(new KitError('kitting.flapping', { times: String(breaks) }));
  const notReturned = () =>
    parked(new KitError('kitting.not-returned', { minutes: String(Math.round(returnWithin() / 60_000)) }));

  const done = run().catch((error: unknown) => {
    // What cannot even be written stays open in the journal; the next start takes it up.
    if (!halt.signal.aborted) world.pauseFor(asKitError(error).toProblem());
  });
  return {
    log,
    done,
    wake: () => bell.ring(),
    abandon: (unmet) => {
      const reason = unmet === undefined ? '–' : (unmet.params.problem ?? unmet.code);
      callOff(new KitError('kitting.gave-up', { reason }));
    },
    callOff,
    hold: hold.set,
    isHeld: hold.isOn,
    suspend: async () => {
      const grace = withDeadline(clock, 'one-way effect', timings.stopGrace, undefined, () => protection.clear());
      await grace.catch(() => {});
      const stopping = new KitError('internal.aborted', { what: 'run' });
      halt.abort(stopping);
      cancel.abort(stopping);
      await done;
    },
  };
}
