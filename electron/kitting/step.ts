import type { AttachedDevice, DeviceFacts } from '../../shared/domain/device.ts';
import type { OneWay, Reason, StepId } from '../../shared/domain/plan.ts';
import type { Problem } from '../../shared/domain/run.ts';
import type { Bench } from '../bench/bench.ts';
import type { Clock } from '../ports/clock.ts';
import type { CompiledPlan } from './compiled-plan.ts';
import type { Connections } from './connections.ts';
import type { Materials } from './materials.ts';
import type { RunState } from './run-state.ts';
import type { Timings } from './timings.ts';
import type { DeviceWire } from './wire.ts';

/** Non-secret findings of a step, for evidence and for resume. */
export type StepFacts = Readonly<Record<string, string>>;

/** Why a run cannot go on by itself right now. */
export type Stop =
  /** A one-way effect would be needed that no consent covers, or that was sent already. */
  | { readonly kind: 'ask'; readonly reason: Reason; readonly covers: readonly OneWay[] }
  /** A person's hand is needed; the run looks again by itself and on `continue`. */
  | { readonly kind: 'operator'; readonly reason: Reason }
  /** The station cannot work; the queue rests until somebody mends it. */
  | { readonly kind: 'station'; readonly problem: Problem }
  /** The device went away: go on when it is back. */
  | { readonly kind: 'detached' }
  /** Go on with new connections: something is in doubt and must be read back. */
  | { readonly kind: 'again' }
  | { readonly kind: 'failed' | 'abandoned' | 'parked'; readonly problem: Problem };

export type Probe =
  | { readonly state: 'satisfied'; readonly facts?: StepFacts }
  | { readonly state: 'needed'; readonly facts?: StepFacts }
  /** Something else stands where the effect would go. */
  | { readonly state: 'conflict'; readonly stop: Stop }
  /** It cannot be told. */
  | { readonly state: 'unknown'; readonly stop: Stop };

/** What a step may use. One per leg: one continuous stretch of work on one attachment of the device. */
export type StepContext = {
  readonly plan: CompiledPlan;
  readonly state: () => RunState;
  readonly device: AttachedDevice;
  readonly wire: DeviceWire;
  readonly connections: Connections;
  readonly materials: Materials;
  readonly bench: Bench;
  readonly clock: Clock;
  readonly timings: Timings;
  /** Aborts when the device detaches, the run is given up or the station stops. */
  readonly signal: AbortSignal;
  /** Aborts when this attachment ends. */
  readonly attachment: AbortSignal;
  /** What is known of the device by now in this leg. */
  readonly memory: LegMemory;
  /** The digest of the configuration that an earlier run of this station wrote under a magic. */
  readonly digestOfMagic: (magic: string) => string | undefined;
  /** Whether the auto-run that this run was begun under is still on, under the very same terms. */
  readonly autoRunStands: (autoRunId: string) => boolean;
  /** Tells everybody that the step waits for a person, and lets other devices work meanwhile. */
  readonly waiting: (reason: Reason) => void;
};

/** Readings of this leg that later steps need not repeat. */
export type LegMemory = {
  facts?: DeviceFacts;
  /** `null` = read, and there is none. Holds the enrollment URL: never journalled. */
  configuration?: Readonly<Record<string, unknown>> | null;
  /** Language and region as last read. */
  international?: Readonly<Record<string, unknown>>;
  /** Identifiers of installed profiles as last listed. */
  profiles?: readonly string[];
  /** Profiles were installed since the last look. */
  installedHere?: boolean;
  /** The cloud configuration was written over this leg's connections: their pairing may be void by now. */
  supervisedHere?: boolean;
};

export type Step = {
  readonly id: StepId;
  readonly oneWay?: OneWay;
  /** Limit of one effect. */
  readonly deadlineMs: (timings: Timings) => number;
  /** A step the plan skipped for good, or one that always looks for itself. */
  readonly skippable: boolean;
  /** Looked at anew in every leg, or done once per attempt. */
  readonly recheck: boolean;
  /** Reads only. The same probe serves plan, resume and the read-back after the effect. */
  readonly probe: (ctx: StepContext) => Promise<Probe>;
  /** Absent where there is nothing to do but look. @returns facts for the journal. */
  readonly effect?: (ctx: StepContext) => Promise<StepFacts | undefined>;
  /** The effect only looks, too: done once, looking anew needs no intent. */
  readonly onlyReads?: true;
  /** Whether the probe runs again after the effect and must be satisfied. */
  readonly readBack: (plan: CompiledPlan) => boolean;
};

/** Carries a stop through an effect; never leaves the engine. */
export class StopSignal extends Error {
  readonly stop: Stop;

  constructor(stop: Stop) {
    super(stop.kind);
    this.stop = stop;
  }
}
