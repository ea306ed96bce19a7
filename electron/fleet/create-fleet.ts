import type {
  FleetEvent,
  FleetListing,
  FleetOperation,
  FleetPreview,
  FleetRequest,
  FleetServer,
  Registration,
  RegistrationMethod,
} from '../../shared/domain/fleet.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { MdmBackend } from '../backend/port.ts';
import { type ApplyClaim, createPreviews } from '../kitting/consent.ts';
import { uuidV7 } from '../kitting/uuid-v7.ts';
import type { Clock } from '../ports/clock.ts';
import { withDeadline } from '../ports/deadline.ts';
import type { Store } from '../store/store.ts';
import { listDevices, listFleet } from './list-devices.ts';
import { createMethods } from './methods.ts';
import { createOperationLog } from './operation-log.ts';
import { needsPin, planFleet, previewOf } from './planner.ts';
import { dispensableSteps } from './procedures.ts';
import type { StepProgress } from './progress.ts';
import { pulse } from './pulse.ts';
import { createRegistrations } from './registrations.ts';
import { listServers } from './servers.ts';
import { type Asked, createStandings } from './standings.ts';

type Tick = {
  readonly id: string;
  /** One step, or those that were done in one go: all of them are taken, or none. */
  readonly step: string | readonly string[];
  readonly by: string;
  readonly note: string;
};

/** The life cycle of devices at their MDM (mission §7): previewed, consented to, journalled, read back. */
export type Fleet = {
  servers(): FleetServer[];
  /** Of one server, where a problem is thrown; else of all, where it is told beside the others. */
  list(serverId?: string): Promise<FleetListing>;
  operations(filter: { readonly open: boolean }): FleetOperation[];
  show(id: string): FleetOperation;
  preview(serverId: string, request: FleetRequest): Promise<FleetPreview>;
  /** @throws KitError `kitting.preview-expired`, `kitting.devices-differ`, `kitting.plan-changed`, `pin.*`. */
  start(claim: ApplyClaim, pin: string | undefined): Promise<FleetOperation>;
  tick(tick: Tick & { readonly seen: boolean }): FleetOperation;
  notNeeded(tick: Tick): FleetOperation;
  /** @throws KitError `backend.*` when the MDM cannot be asked. */
  verify(id: string): Promise<FleetOperation>;
  cancel(id: string, by: string, reason: string): FleetOperation;
  setMethod(serials: readonly string[], method: RegistrationMethod): void;
  registrations(devices: readonly Asked[], signal: AbortSignal): Promise<Registration[]>;
  /** Goes on with what an earlier start left open. */
  begin(): void;
  /** Something came in that may tell of open operations. */
  kick(): void;
  stop(): Promise<void>;
};

export type FleetParts = {
  readonly store: Store;
  readonly backends: { of(serverId: string): MdmBackend | undefined };
  /** Names the console of a server that has one without an API. */
  readonly consoleOf: (serverId: string) => string | undefined;
  readonly pin: { check(pin: string): Promise<void>; isSet(): boolean };
  readonly operator: () => string | undefined;
  readonly clock: Clock;
  readonly random: (bytes: number) => Buffer;
  readonly onChange: (operation: FleetOperation) => void;
};

const previewValidMs = 15 * 60_000;
const askDeadlineMs = 120_000;
/** Devices come by in minutes, consoles' lists by hand. */
const pulseEveryMs = 60_000;

export function createFleet(parts: FleetParts): Fleet {
  const { store, clock, pin, random, consoleOf } = parts;
  const standings = createStandings(parts);
  const registrations = createRegistrations({ store, standings, consoleOf });
  const methods = createMethods(store, clock);
  const log = createOperationLog(store, standings, clock, parts.onChange);
  const previews = createPreviews<{ readonly serverId: string; readonly request: FleetRequest }>({
    clock,
    random,
    validMs: previewValidMs,
  });
  const planner = { ...parts, standings, registrations, methods };
  const ending = new AbortController();
  let turn: Promise<void> = Promise.resolve();
  let cancelTimer = () => {};

  const ask = <T>(what: string, work: (signal: AbortSignal) => Promise<T>) =>
    withDeadline(clock, what, askDeadlineMs, ending.signal, work);

  /** One at a time: two pulses would send one decision twice. */
  function pulseInTurn(id: string): Promise<void> {
    const mine = turn.then(() => ask('fleet', (signal) => pulse({ ...parts, log, standings }, id, signal)));
    turn = mine.catch(() => {});
    return mine;
  }

  function kick(): void {
    cancelTimer();
    const open = store.fleet.list({ open: true });
    // What an MDM could not be asked now is asked again later.
    for (const { id } of open) void pulseInTurn(id).catch(() => {});
    if (open.length > 0 && !ending.signal.aborted) cancelTimer = clock.after(pulseEveryMs, kick);
  }

  /** @throws KitError `fleet.operation-over`, `input.not-found`. */
  function requireSteps(id: string, wanted: Tick['step']): StepProgress[] {
    const operation = log.require(id);
    if (operation.state !== 'open') throw new KitError('fleet.operation-over');
    const steps = new Map(log.progress(operation).map((step) => [step.plan.id, step]));
    const ids = typeof wanted === 'string' ? [wanted] : [...new Set(wanted)];
    return ids.map((stepId) => {
      const step = steps.get(stepId);
      if (step === undefined) throw new KitError('input.not-found', { what: 'step', name: stepId });
      return step;
    });
  }

  const at = () => clock.now().toISOString();

  return {
    servers: () => listServers({ ...parts, standings }),
    list: (serverId) =>
      ask('fleet', async (signal) =>
        serverId === undefined
          ? listFleet(planner, signal)
          : { devices: await listDevices(planner, [serverId], signal), notAsked: [] },
      ),
    operations: log.list,
    show: log.view,
    preview: async (serverId, request) => {
      const plan = await ask('fleet', (signal) => planFleet(planner, serverId, request, signal));
      const devices = plan.devices.map(({ device: { serial } }) => serial);
      return previewOf(plan, previews.keep({ serverId, request, planHash: plan.hash, devices }));
    },
    start: async (claim, given) => {
      const { serverId, request } = previews.check(claim);
      const plan = await ask('fleet', (signal) => planFleet(planner, serverId, request, signal));
      if (plan.hash !== claim.planHash) throw new KitError('kitting.plan-changed');
      const steps = plan.devices.flatMap((device) => device.steps);
      if (steps.length === 0) throw new KitError('fleet.nothing-runnable');
      if (needsPin(request)) {
        if (!pin.isSet()) throw new KitError('pin.not-set');
        await pin.check(given ?? '');
      }
      // The PIN takes its time, in which the same preview may have been used.
      previews.check(claim);
      previews.spend(claim.nonce);
      const id = uuidV7(clock.now(), random);
      const operator = parts.operator();
      log.create({
        id,
        serverId,
        request,
        steps,
        planHash: plan.hash,
        startedAt: at(),
        ...(operator === undefined ? {} : { operator }),
      });
      kick();
      return log.view(id);
    },
    tick: ({ id, step, by, note, seen }) => {
      const events = requireSteps(id, step).map(({ plan: { id: stepId, means }, state }): FleetEvent => {
        if (means === 'api') throw new KitError('fleet.step-by-api', { step: stepId });
        // What a list contradicts may be done again, and what was done may be vouched for later.
        const isDue = ['open', 'waiting', 'contradicted'].includes(state);
        if (!isDue) throw new KitError('fleet.step-not-open', { step: stepId });
        return { type: 'ticked', stepId, by, note, seen, at: at() };
      });
      log.append(id, ...events);
      kick();
      return log.view(id);
    },
    notNeeded: ({ id, step, by, note }) => {
      const events = requireSteps(id, step).map(({ plan: { id: stepId, step: name }, state }): FleetEvent => {
        if (!dispensableSteps.has(name)) throw new KitError('fleet.step-needed', { step: stepId });
        if (state !== 'open') throw new KitError('fleet.step-not-open', { step: stepId });
        return { type: 'not-needed', stepId, by, note, at: at() };
      });
      log.append(id, ...events);
      kick();
      return log.view(id);
    },
    verify: async (id) => {
      log.require(id);
      await pulseInTurn(id);
      return log.view(id);
    },
    cancel: (id, by, reason) => {
      if (log.require(id).state !== 'open') throw new KitError('fleet.operation-over');
      log.append(id, { type: 'cancelled', by, reason, at: at() });
      return log.view(id);
    },
    setMethod: (serials, method) => methods.say(serials, method, parts.operator()),
    registrations: registrations.find,
    begin: kick,
    kick,
    stop: async () => {
      cancelTimer();
      ending.abort(new KitError('internal.aborted', { what: 'fleet' }));
      await turn;
    },
  };
}
