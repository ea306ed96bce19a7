import { randomBytes } from 'node:crypto';
import { ecidSchema } from '../../shared/domain/ids.ts';
import { type StepId, stepIds } from '../../shared/domain/plan.ts';
import type { EnrollmentRecord, Evidence } from '../../shared/domain/record.ts';
import type { Problem, RunEnd } from '../../shared/domain/run.ts';
import type { CompiledPlan } from './compiled-plan.ts';
import { defined } from './defined.ts';
import type { RunState } from './run-state.ts';
import { uuidV7 } from './uuid-v7.ts';

export type RecordInput = {
  readonly station: string;
  readonly plan: CompiledPlan;
  readonly state: RunState;
  readonly end: RunEnd;
  readonly problem: Problem | undefined;
  /** When the run ended: also what the record's id is made of. */
  readonly now: Date;
  readonly random?: (bytes: number) => Buffer;
};

/** The first revision of a run's enrollment record. Every ended run has one, whatever its end. Pure but for `random`. */
export function buildRecord(input: RecordInput): EnrollmentRecord {
  const { station, plan, state, end, problem, now, random = randomBytes } = input;
  const inspected = state.facts.inspect ?? {};
  const at = now.toISOString();
  const ecid = plan.deviceKey.startsWith('ecid:') ? ecidSchema.safeParse(plan.deviceKey.slice(5)).data : undefined;
  return {
    id: uuidV7(now, random),
    schema: 2,
    station,
    runId: plan.runId,
    attempt: state.attempt,
    revision: 1,
    kind: end,
    at,
    device: {
      serial: inspected.serial ?? plan.serial ?? '',
      udid: plan.udid,
      ...defined({
        ecid,
        productType: inspected.productType,
        osVersion: inspected.osVersion,
        wifiMac: inspected.wifiMac,
        imei: inspected.imei,
        name: state.facts.name?.name,
        slot: plan.slot,
      }),
    },
    blueprint: { id: plan.blueprint.id, revision: plan.blueprint.revision, name: plan.blueprint.name },
    organization: plan.organization.name,
    server:
      plan.server === null
        ? null
        : { name: plan.server.name, product: plan.server.product, maskedUrl: plan.server.maskedUrl },
    ...defined({ operator: state.operator }),
    startedAt: state.startedAt,
    endedAt: at,
    steps: stepResults(state, at),
    evidence: evidenceOf(state, at),
    ...(problem === undefined ? {} : { problem }),
  };
}

function stepResults(state: RunState, at: string): EnrollmentRecord['steps'] {
  return stepIds
    .map((step) => ({ step, progress: state.steps[step] }))
    .filter(({ progress }) => progress.state !== 'pending')
    .map(({ step, progress }) => ({
      step,
      outcome: progress.state,
      ms: Math.max(0, Date.parse(progress.endedAt ?? at) - Date.parse(progress.startedAt ?? at)),
    }));
}

/** What was read back from the device, with the time it was read. */
function evidenceOf(state: RunState, at: string): Evidence[] {
  const found: [fact: string, step: StepId, value: string | undefined][] = [
    ['erased', 'erase', state.facts.erase?.erased],
    ['activation', 'activate', state.facts.activate?.activation],
    ['cloud-configuration', 'supervise', state.facts.supervise?.magic],
    ['language', 'localize', state.facts.localize?.language],
    ['locale', 'localize', state.facts.localize?.locale],
    ['profiles', 'wifi', state.facts.wifi?.listed],
    ['profiles', 'profiles', state.facts.profiles?.listed],
    ['name', 'name', state.facts.name?.name],
    ['finish', 'finish', state.facts.finish?.left === 'yes' ? state.facts.finish.action : undefined],
  ];
  return found.flatMap(([fact, step, value]) =>
    value === undefined || state.steps[step].state !== 'done'
      ? []
      : [{ fact, value, source: 'device' as const, asOf: state.steps[step].endedAt ?? at }],
  );
}
