import { stepIds } from '../../shared/domain/plan.ts';
import type { RunView } from '../../shared/domain/run.ts';
import type { CompiledPlan } from './compiled-plan.ts';
import type { RunState } from './run-state.ts';

/** What the faces show of a run. Pure. */
export function viewRun(plan: CompiledPlan, state: RunState): RunView {
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
    blueprintName: plan.blueprint.name,
    attempt: state.attempt,
    steps: stepIds.map((step) => ({ step, ...state.steps[step] })),
    phase: phaseOf(state),
    ...(waiting === undefined ? {} : { waitingFor: waiting.reason, expects: waiting.expects }),
    ...(state.end === undefined ? {} : { end: state.end }),
    ...(state.problem === undefined ? {} : { problem: state.problem }),
    startedAt: state.startedAt,
    ...(state.endedAt === undefined ? {} : { endedAt: state.endedAt }),
  };
}

function phaseOf(state: RunState): RunView['phase'] {
  if (state.end !== undefined) return 'ended';
  if (state.waiting !== undefined) return 'waiting';
  return Object.values(state.steps).some((step) => step.state !== 'pending') ? 'running' : 'queued';
}
