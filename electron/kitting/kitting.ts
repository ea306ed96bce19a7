import type { CommandInput, CommandOutput } from '../../shared/contract/commands.ts';
import type { Problem, RunView } from '../../shared/domain/run.ts';
import type { Bench } from '../bench/bench.ts';
import type { Clock } from '../ports/clock.ts';
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
  readonly materials: Materials;
  readonly station: {
    /** Name in the records. */
    readonly name: string;
    /** Counts starts of the core on this data directory, from 1. */
    readonly coreStart: number;
  };
  readonly timings?: Partial<Timings>;
  readonly caps?: Partial<LaneCaps>;
  /** Called after every change of a run, not coalesced. */
  readonly onRun?: (run: RunView) => void;
  /** Called when a run of an earlier start cannot be read: its device is left alone. */
  readonly onDamaged?: (runId: string, problem: Problem) => void;
  /** Called when the queue pauses (with the problem, when a station problem did it) or goes on. */
  readonly onQueue?: (queue: { readonly paused: boolean; readonly problem?: Problem }) => void;
};

/** Blueprint → plan → runs. One per station; everything it does is in the journal before it is done. */
export type Kitting = {
  /** @throws KitError `kitting.unknown-device`, `kitting.unknown-blueprint`, `kitting.unknown-organization`, `kitting.unknown-server`. */
  plan(input: CommandInput<'kitting.plan'>): CommandOutput<'kitting.plan'>;
  /** Starts runs for the runnable devices of a preview. Refuses anything that is not exactly what was shown. */
  apply(input: CommandInput<'kitting.apply'>): CommandOutput<'kitting.apply'>;
  /** @throws KitError `kitting.unknown-run`, `kitting.not-waiting`. */
  answer(input: CommandInput<'kitting.answer'>): RunView;
  /** The armed switch; off at every start. */
  arm(armed: boolean): void;
  isArmed(): boolean;
  /** No step starts while paused; steps under way finish. */
  pause(): void;
  resumeAll(): void;
  isPaused(): boolean;
  runs(filter?: { readonly active?: boolean }): RunView[];
  /** @throws KitError `kitting.unknown-run`. */
  show(runId: string): RunView;
  /** Goes on with the runs the last core left open. Call once, after the bench has started. */
  start(): void;
  /** Ends in good order: one-way effects under way get their grace, then every run is suspended. */
  stop(): Promise<void>;
};
