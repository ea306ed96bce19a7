import type { Problem, RunView } from '../../shared/domain/run.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';
import type { CompiledPlan } from './compiled-plan.ts';
import { defined } from './defined.ts';
import type { Leases } from './lease.ts';
import { foregoneEnd } from './resume.ts';
import { type DriverWorld, driveRun, type RunDriver } from './run-driver.ts';
import { openRunLog, type RunLog } from './run-log.ts';
import { foldRun } from './run-reducer.ts';
import { viewRun } from './run-view.ts';

export type ActiveRunsWorld = DriverWorld & {
  readonly leases: Leases;
  readonly coreStart: number;
  readonly onRun: (view: RunView) => void;
  readonly onDamaged: (runId: string, problem: Problem) => void;
};

/** The runs being driven now, and the views of all others. */
export type ActiveRuns = {
  /** @param plan of a run that the journal has begun. */
  begin(plan: CompiledPlan): void;
  /** Takes up every run that the last core left open. */
  resume(): void;
  get(runId: string): RunDriver | undefined;
  all(): readonly RunDriver[];
  isBusy(deviceKey: string): boolean;
  /** @throws KitError `kitting.unknown-run` */
  view(runId: string): RunView;
  /** Keeps one run from starting another step, or lets it. @throws KitError `kitting.unknown-run`, `kitting.run-over` */
  hold(runId: string, isOn: boolean, by: string | undefined): RunView;
  suspendAll(): Promise<void>;
};

const mostViewsKept = 1_000;

export function createActiveRuns(world: ActiveRunsWorld): ActiveRuns {
  const { bench, journal, leases } = world;
  const drivers = new Map<string, RunDriver>();
  /** What has ended never changes. */
  const endedViews = new Map<string, RunView>();

  function open(plan: CompiledPlan): RunLog {
    const log: RunLog = openRunLog(journal, plan, world.clock, () => {
      // The end is told once the device is free again: whoever hears of it may start the next run at once.
      if (log.state().end === undefined) world.onRun(viewOf(log));
    });
    return log;
  }

  function drive(log: RunLog, resumed: boolean): void {
    const { runId, deviceKey } = log.plan;
    const giveBack = leases.take(deviceKey, 'native');
    bench.setRun(deviceKey, runId);
    const driver = driveRun(world, log, resumed ? foregoneEnd(log.state()) : undefined);
    drivers.set(runId, driver);
    void driver.done.then(() => {
      drivers.delete(runId);
      giveBack();
      bench.setRun(deviceKey, undefined);
      world.onRun(viewOf(log));
    });
  }

  function viewOf({ plan, state }: RunLog): RunView {
    return viewRun(plan, state(), drivers.get(plan.runId)?.isHeld());
  }

  function keepView(view: RunView): void {
    endedViews.set(view.runId, view);
    const [oldest] = endedViews.keys();
    if (endedViews.size > mostViewsKept && oldest !== undefined) endedViews.delete(oldest);
  }

  function takeUp(runId: string): void {
    try {
      const plan = journal.plan(runId);
      if (plan === undefined) throw new KitError('kitting.journal-damaged', { run: runId, detail: 'no plan' });
      const log = open(plan);
      log.appendDurable({ type: 'resumed', coreStart: world.coreStart });
      drive(log, true);
    } catch (error) {
      world.onDamaged(runId, asKitError(error).toProblem());
    }
  }

  const active: ActiveRuns = {
    begin: (plan) => {
      const log = open(plan);
      world.onRun(viewOf(log));
      drive(log, false);
    },
    resume: () => {
      for (const runId of journal.openRuns()) takeUp(runId);
    },
    get: (runId) => drivers.get(runId),
    all: () => [...drivers.values()],
    isBusy: (deviceKey) => leases.holderOf(deviceKey) !== undefined,
    view: (runId) => {
      const driver = drivers.get(runId);
      if (driver !== undefined) return viewOf(driver.log);
      const known = endedViews.get(runId);
      if (known !== undefined) return known;
      const plan = journal.plan(runId);
      const state = plan === undefined ? undefined : foldRun(journal.entries(runId));
      if (plan === undefined || state === undefined) throw new KitError('kitting.unknown-run', { run: runId });
      const view = viewRun(plan, state);
      if (state.end !== undefined) keepView(view);
      return view;
    },
    hold: (runId, isOn, by) => {
      const driver = drivers.get(runId);
      if (driver === undefined) {
        active.view(runId);
        throw new KitError('kitting.run-over', { run: runId });
      }
      const { attempt, waiting } = driver.log.state();
      driver.hold(isOn);
      if (!isOn && waiting?.reason.code === 'wait.paused') {
        driver.log.append({ type: 'answered', attempt, answer: 'continue', ...defined({ operator: by }) });
      }
      const view = viewOf(driver.log);
      world.onRun(view);
      return view;
    },
    suspendAll: async () => {
      await Promise.all([...drivers.values()].map((driver) => driver.suspend()));
    },
  };
  return active;
}
