import type { FleetDevicePlan, FleetPreview, FleetRequest } from '../../shared/domain/fleet.ts';
import { destructiveKinds } from '../../shared/domain/fleet.ts';
import type { Reason } from '../../shared/domain/plan.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { checkReason } from '../../shared/texts/checks/check-text.ts';
import { digestOf } from '../kitting/canonical-json.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';
import { type CompiledDevice, compile, serialsOf } from './compile.ts';
import type { DeviceCase } from './judge-device.ts';
import type { Methods } from './methods.ts';
import type { FleetProduct } from './procedures.ts';
import type { Registrations } from './registrations.ts';
import type { Standings } from './standings.ts';
import { textOf } from './view.ts';

export type FleetPlan = {
  readonly serverId: string;
  readonly request: FleetRequest;
  readonly product: FleetProduct;
  readonly devices: readonly CompiledDevice[];
  readonly warnings: readonly Reason[];
  /** Over everything a person would be shown, but for the age of what was looked up. */
  readonly hash: string;
};

export type PlannerParts = {
  readonly store: Pick<Store, 'servers' | 'fleet'>;
  readonly standings: Standings;
  readonly registrations: Registrations;
  readonly methods: Methods;
  readonly consoleOf: (serverId: string) => string | undefined;
  readonly clock: Clock;
};

/** @throws KitError `backend.*`, `fleet.not-offered`, `fleet.schedule-past`, `input.not-found`. */
export async function planFleet(
  parts: PlannerParts,
  serverId: string,
  request: FleetRequest,
  signal: AbortSignal,
): Promise<FleetPlan> {
  const { store, standings, methods, clock } = parts;
  const server = store.servers.get(serverId)?.server;
  if (server === undefined) throw new KitError('input.not-found', { what: 'server', name: serverId });
  const product = standings.productOf(serverId);
  if (product === undefined) throw new KitError('backend.not-configured', { server: server.name });
  const now = clock.now();
  if (request.kind === 'inactivate' && request.scheduledAt !== undefined) {
    const { scheduledAt } = request;
    if (Date.parse(scheduledAt) <= now.getTime()) throw new KitError('fleet.schedule-past', { at: scheduledAt });
  }
  const serials = serialsOf(request);
  const known = await standings.of(
    serverId,
    serials.map((serial) => ({ serial })),
    signal,
  );
  const activeAt = await activeElsewhere(parts, serverId, request, signal);
  const busy = busySerials(store.fleet.list({ open: true }));
  const cases = known.map(
    (standing): DeviceCase => ({
      product,
      serial: standing.serial,
      method: methods.of(standing.serial)?.method,
      standing,
      now,
      busyIn: busy.get(standing.serial),
      activeAt: activeAt.get(standing.serial),
    }),
  );
  const devices = compile(product, request, cases);
  const warnings = warningsOf(request, standings.licences(serverId), server.credentialsExpireAt, now);
  return { serverId, request, product, devices, warnings, hash: hashOf(serverId, request, devices) };
}

export function previewOf(
  plan: FleetPlan,
  promise: { readonly nonce: string; readonly expiresAt: Date },
): FleetPreview {
  const { serverId, request, product, devices, warnings, hash } = plan;
  return {
    serverId,
    request,
    warnings: [...warnings],
    devices: devices.map((device) => deviceView(device, product)),
    needsPin: needsPin(request),
    planHash: hash,
    nonce: promise.nonce,
    expiresAt: promise.expiresAt.toISOString(),
  };
}

export function needsPin({ kind }: FleetRequest): boolean {
  return destructiveKinds.includes(kind);
}

function deviceView(
  { device: { serial, method, standing }, steps, ...judgement }: CompiledDevice,
  product: FleetProduct,
): FleetDevicePlan {
  return {
    serial,
    ...(method === undefined ? {} : { method }),
    standing,
    refusals: [...judgement.refusals],
    warnings: [...judgement.warnings],
    irreversible: [...judgement.irreversible],
    steps: steps.map((step) => ({ ...step, ...textOf(product, step.step) })),
  };
}

/** Other MDMs that hold a device which is to be registered here. */
async function activeElsewhere(
  { registrations, consoleOf }: PlannerParts,
  serverId: string,
  request: FleetRequest,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, NonNullable<DeviceCase['activeAt']>>> {
  const registering =
    request.kind === 'activate' || request.kind === 'reactivate'
      ? request.serials
      : request.kind === 'replace'
        ? [request.newSerial]
        : [];
  if (registering.length === 0) return new Map();
  const here = consoleOf(serverId) ?? serverId;
  const found = await registrations.find(
    registering.map((serial) => ({ serial })),
    signal,
  );
  return new Map(
    found.flatMap((device) => {
      const holder = device.found.find(
        (one) => one.state === 'active' && (consoleOf(one.serverId) ?? one.serverId) !== here,
      );
      if (holder === undefined) return [];
      const { server, source, asOf } = holder;
      return [[device.serial, { server, source, asOf }] as const];
    }),
  );
}

function busySerials(open: ReturnType<Store['fleet']['list']>): ReadonlyMap<string, string> {
  return new Map(open.flatMap(({ id, steps }) => steps.map(({ serial }) => [serial, id] as const)));
}

function warningsOf(
  request: FleetRequest,
  licences: ReturnType<Standings['licences']>,
  credentialsExpireAt: string | undefined,
  now: Date,
): Reason[] {
  const registers = ['activate', 'reactivate', 'replace'].includes(request.kind);
  const isExpired = credentialsExpireAt !== undefined && Date.parse(credentialsExpireAt) <= now.getTime();
  const more =
    request.kind === 'activate' ? serialsOf(request).length : request.kind === 'replace' && !request.deleteOld ? 1 : 0;
  const short = licences !== undefined && more > 0 && licences.used + more > licences.limit;
  return [
    ...(registers && isExpired
      ? [checkReason('fleet.credential-expired', { date: credentialsExpireAt.slice(0, 10) })]
      : []),
    ...(short
      ? [
          checkReason('fleet.licences-short', {
            used: String(licences.used),
            limit: String(licences.limit),
            more: String(more),
          }),
        ]
      : []),
  ];
}

function hashOf(serverId: string, request: FleetRequest, devices: readonly CompiledDevice[]): string {
  const codes = (reasons: readonly Reason[]) => reasons.map(({ code }) => code);
  return digestOf({
    serverId,
    request,
    devices: devices.map(({ device: { serial, method, standing }, steps, ...judged }) => ({
      serial,
      method,
      state: standing.state,
      group: standing.group,
      refusals: codes(judged.refusals),
      warnings: codes(judged.warnings),
      irreversible: codes(judged.irreversible),
      steps,
    })),
  });
}
