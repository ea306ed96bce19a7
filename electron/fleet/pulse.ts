import { randomUUID } from 'node:crypto';
import type { FleetEvent } from '../../shared/domain/fleet.ts';
import type { Problem } from '../../shared/domain/run.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { EnqueueResult, MdmBackend } from '../backend/port.ts';
import type { PlistDict } from '../codecs/plist/value.ts';
import type { Clock } from '../ports/clock.ts';
import type { StoredFleetOperation } from '../store/repositories/fleet.ts';
import type { OperationLog } from './operation-log.ts';
import type { StepProgress } from './progress.ts';
import { isReadBack, readBack } from './read-back.ts';
import type { Standings } from './standings.ts';

export type PulseParts = {
  readonly log: OperationLog;
  readonly standings: Standings;
  readonly backends: { of(serverId: string): MdmBackend | undefined };
  readonly consoleOf: (serverId: string) => string | undefined;
  readonly clock: Clock;
};

/** Brings one operation as far as it goes without a person: sends what is due, then reads back what can be read back. */
export async function pulse(parts: PulseParts, id: string, signal: AbortSignal): Promise<void> {
  await sendDue(parts, id, signal);
  await readBackAll(parts, id, signal);
}

async function sendDue(parts: PulseParts, id: string, signal: AbortSignal): Promise<void> {
  const { log, clock } = parts;
  const operation = log.require(id);
  for (const step of log.progress(operation)) {
    const isDue = step.plan.means === 'api' && (step.state === 'open' || step.state === 'sending');
    if (operation.state !== 'open' || !isDue) continue;
    // A decision that a crash cut short is sent again under its own id: twice has the effect of once.
    const commandId = step.commandId ?? randomUUID();
    const at = () => clock.now().toISOString();
    if (step.commandId === undefined) log.append(id, { type: 'sending', stepId: step.plan.id, commandId, at: at() });
    const result = await send(parts, operation, step, commandId, signal);
    const event = eventOf(step, result, at());
    if (event !== undefined) log.append(id, event);
  }
}

async function send(
  { backends }: PulseParts,
  { serverId, request }: StoredFleetOperation,
  { plan: { serial } }: StepProgress,
  commandId: string,
  signal: AbortSignal,
): Promise<EnqueueResult> {
  const backend = backends.of(serverId);
  const profile = 'enrollmentProfile' in request ? request.enrollmentProfile : undefined;
  if (backend === undefined || profile === undefined) {
    return { kind: 'reject', problem: new KitError('backend.not-configured', { server: serverId }) };
  }
  const command: PlistDict & { RequestType: string } = { RequestType: 'RemoveProfile', Identifier: profile };
  return backend.enqueue({ commandId, serial, command }, signal);
}

/** A delay is journalled when it begins or has another cause, not at every try. */
function eventOf({ plan, problem }: StepProgress, result: EnqueueResult, at: string): FleetEvent | undefined {
  const stepId = plan.id;
  switch (result.kind) {
    case 'queued':
      return { type: 'sent', stepId, at };
    case 'reject':
      return { type: 'failed', stepId, problem: result.problem.toProblem(), at };
    case 'retry':
    case 'pause': {
      const now = result.problem.toProblem();
      return problem?.code === now.code ? undefined : { type: 'held-up', stepId, problem: now, at };
    }
  }
}

async function readBackAll(parts: PulseParts, id: string, signal: AbortSignal): Promise<void> {
  const { log, standings, consoleOf, clock } = parts;
  const operation = log.require(id);
  const { serverId, request } = operation;
  const steps = log.progress(operation).filter(isReadBack);
  if (operation.state !== 'open' || steps.length === 0) return;
  const asked = steps.map(({ plan: { serial } }) => ({ serial }));
  const answers = await standings.of(serverId, asked, signal);
  for (const [index, step] of steps.entries()) {
    const standing = answers[index];
    if (standing === undefined) continue;
    const context = {
      serverId,
      request,
      standings,
      fromFiles: consoleOf(serverId) !== undefined,
      now: clock.now(),
    };
    const event = readBack(step, standing, context) ?? (await refusedByDevice(parts, serverId, step, signal));
    // A person may have acted while the MDM was asked.
    if (event !== undefined && log.require(id).state === 'open') log.append(id, event);
  }
}

/** The device itself told that it could not: the command will never have its effect. */
async function refusedByDevice(
  { backends, clock }: PulseParts,
  serverId: string,
  { plan, state, commandId }: StepProgress,
  signal: AbortSignal,
): Promise<FleetEvent | undefined> {
  if (commandId === undefined || state !== 'waiting') return undefined;
  const outcome = await backends.of(serverId)?.outcome(commandId, signal);
  if (outcome?.state !== 'failed') return undefined;
  const problem: Problem = new KitError('fleet.command-failed', { serial: plan.serial }).toProblem();
  return { type: 'failed', stepId: plan.id, problem, at: clock.now().toISOString() };
}
