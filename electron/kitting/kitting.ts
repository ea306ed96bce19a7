import type { CommandInput, CommandOutput } from '../../shared/contract/commands.ts';
import type { ExampleDevice } from '../../shared/domain/example-device.ts';
import type { DevicePlan } from '../../shared/domain/plan.ts';
import type { Problem, RunView } from '../../shared/domain/run.ts';
import type { Bench } from '../bench/bench.ts';
import type { Clock } from '../ports/clock.ts';
import type { AutoRun } from './auto/auto-run.ts';
import type { AutoRunLedger } from './auto/ledger.ts';
import type { CompiledPlan } from './compiled-plan.ts';
import type { Materials } from './materials.ts';
import type { RunJournal } from './run-journal.ts';
import type { LaneCaps } from './scheduler.ts';
import type { Timings } from './timings.ts';
import type { DeviceWire } from './wire.ts';

export type KittingDeps = {
  readonly clock: Clock;
  /** @returns that many random bytes. */
  readonly random: (bytes: number) => Buffer;
  /** How to talk to a device: `nativeWire({mux, hostIdentity, activationOrigin, clock})`. */
  readonly wire: DeviceWire;
  readonly bench: Bench;
  /** `createRunJournal(store)`. */
  readonly journal: RunJournal;
  /** `createAutoRunLedger(store)`. */
  readonly autoRuns: AutoRunLedger;
  readonly materials: Materials;
  readonly station: {
    /** Name in the records. */
    readonly name: string;
    /** Counts starts of the core on this data directory, from 1. */
    readonly coreStart: number;
  };
  /** Who works at the station now, when somebody said so. */
  readonly operator?: () => string | undefined;
  readonly timings?: Partial<Timings>;
  readonly caps?: Partial<LaneCaps>;
  /** Called after every change of a run, not coalesced. */
  readonly onRun?: (run: RunView) => void;
  /** Called when a run of an earlier start cannot be read: its device is left alone. */
  readonly onDamaged?: (runId: string, problem: Problem) => void;
  /** Called when an auto-run starts, ends, or decided about a device. */
  readonly onAutoRun?: () => void;
  /** Called when the queue pauses (with the problem, when a station problem did it) or goes on. */
  readonly onQueue?: (queue: { readonly paused: boolean; readonly problem?: Problem }) => void;
};

/** Blueprint → plan → runs. One per station; everything it does is in the journal before it is done. */
export type Kitting = {
  /** @throws KitError `kitting.unknown-device`, `kitting.unknown-blueprint`, `kitting.unknown-organization`, `kitting.unknown-server`. */
  plan(input: CommandInput<'kitting.plan'>): CommandOutput<'kitting.plan'>;
  /** What would be done to a device of that kind. Throws as `plan` does. */
  planExample(blueprintId: string, example: ExampleDevice): DevicePlan;
  /** Starts runs for the runnable devices of a preview. Refuses anything that is not exactly what was shown. */
  apply(input: CommandInput<'kitting.apply'>): CommandOutput<'kitting.apply'>;
  /** @throws KitError `kitting.unknown-run`, `kitting.not-waiting`. */
  answer(input: CommandInput<'kitting.answer'>): RunView;
  /** Kits new devices as they are plugged in. */
  readonly autoRun: AutoRun;
  /** The armed switch; off at every start. Off also ends an auto-run. */
  arm(armed: boolean): void;
  isArmed(): boolean;
  /** No step starts while paused; steps under way finish. */
  pause(): void;
  resumeAll(): void;
  /** The same for one run. @throws KitError `kitting.unknown-run`, `kitting.run-over` */
  pauseRun(runId: string, paused: boolean): RunView;
  isPaused(): boolean;
  /** After the run: takes profiles off its device and reads back that they are gone. Throws as `remove-profiles` says. */
  removeProfiles(plan: CompiledPlan, identifiers: readonly string[], signal: AbortSignal): Promise<void>;
  runs(filter?: { readonly active?: boolean }): RunView[];
  /** @throws KitError `kitting.unknown-run`. */
  show(runId: string): RunView;
  /** Goes on with the runs the last core left open. Call once, after the bench has started. */
  start(): void;
  /** Ends in good order: one-way effects under way get their grace, then every run is suspended. */
  stop(): Promise<void>;
};
