import { stepIds } from '../../shared/domain/plan.ts';
import type { RunView } from '../../shared/domain/run.ts';
import type { CompiledPlan } from './compiled-plan.ts';
import type { RunState } from './run-state.ts';

/** What the faces show of a run. Pure. */
export function viewRun(plan: CompiledPlan, state: RunState, isPaused = false): RunView {
  const { waiting } = state;
  const serial = state.facts.inspect?.serial ?? plan.serial;
  const name = state.facts.name?.name ?? plan.name;
  return {
    runId: state.runId,
    deviceKey: state.deviceKey,
    udid: plan.udid,
    ...(serial === undefined ? {} : { serial }),
    ...(name === undefined ? {} : { name }),
    ...(plan.slot === undefined ? {} : { slot: plan.slot }),
    blueprintId: plan.blueprint.id,
    blueprintName: plan.blueprint.name,
    ...(plan.autoRunId === undefined ? {} : { autoRunId: plan.autoRunId }),
    attempt: state.attempt,
    steps: stepIds.map((step) => ({ step, ...state.steps[step] })),
    phase: phaseOf(state),
    ...(isPaused ? { paused: true } : {}),
    ...(waiting === undefined
      ? {}
      : { waitingFor: waiting.reason, waitingSince: waiting.since, expects: waiting.expects }),
    ...(state.end === undefined ? {} : { end: state.end }),
    ...(state.problem === undefined ? {} : { problem: state.problem }),
    ...(state.operator === undefined ? {} : { operator: state.operator }),
    startedAt: state.startedAt,
    ...(state.endedAt === undefined ? {} : { endedAt: state.endedAt }),
  };
}

function phaseOf(state: RunState): RunView['phase'] {
  if (state.end !== undefined) return 'ended';
  if (state.waiting !== undefined) return 'waiting';
  return Object.values(state.steps).some((step) => step.state !== 'pending') ? 'running' : 'queued';
}
