import type { FleetRequest, PlannedFleetStep, RegistrationMethod } from '../../shared/domain/fleet.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import {
  type DeviceCase,
  hasClientApp,
  type Judgement,
  judgeActivation,
  judgeDeletion,
  judgeForce,
  judgeInactivation,
  judgeMove,
  judgeReactivation,
} from './judge-device.ts';
import { type FleetProduct, procedureOf, type StepCondition } from './procedures.ts';

/** One device of an operation: judged, and with the steps that are its own. */
export type CompiledDevice = Judgement & { readonly device: DeviceCase; readonly steps: readonly PlannedFleetStep[] };

type Part = {
  readonly kind: Exclude<FleetRequest['kind'], 'replace'>;
  readonly conditions: ReadonlySet<StepCondition>;
};

/** The devices of a request, in order. */
export function serialsOf(request: FleetRequest): string[] {
  return request.kind === 'replace' ? [request.oldSerial, request.newSerial] : [...new Set(request.serials)];
}

/**
 * What the request means for each device. Pure: equal standings give equal plans.
 * @throws KitError `fleet.not-offered` when the product has no such operation.
 */
export function compile(
  product: FleetProduct,
  request: FleetRequest,
  devices: readonly DeviceCase[],
): CompiledDevice[] {
  if (request.kind !== 'replace') {
    return devices.map((device) => compileOne(product, device, judge(request, device), [partOf(request, device)]));
  }
  const [old, fresh] = devices;
  if (old === undefined || fresh === undefined) return [];
  const replaced = compileOld(product, request, old);
  const placed = compileOne(product, fresh, judgeActivation(fresh), [activation(fresh)]);
  // One takes the other's place: where one of them cannot, neither does.
  const stopped = replaced.refusals.length + placed.refusals.length > 0;
  return stopped ? [replaced, placed].map((one) => ({ ...one, steps: [] })) : [replaced, placed];
}

function compileOld(
  product: FleetProduct,
  request: Extract<FleetRequest, { kind: 'replace' }>,
  old: DeviceCase,
): CompiledDevice {
  const { because, deleteOld, removeMdmProfile, leaves } = request;
  const isInactive = old.standing.state === 'inactive' && old.busyIn === undefined;
  const leaving: Part = {
    kind: because === undefined ? 'inactivate' : 'force',
    conditions: leavingConditions({ removeMdmProfile: because === undefined && removeMdmProfile, leaves }, old.method),
  };
  const judged = isInactive
    ? { refusals: [], warnings: [], irreversible: [] }
    : because === undefined
      ? judgeInactivation(old, request)
      : judgeForce(old, request);
  const deletion = deleteOld ? judgeDeletion(old, { follows: true }) : undefined;
  const parts: Part[] = [
    ...(isInactive ? [] : [leaving]),
    ...(deleteOld ? [{ kind: 'delete', conditions: clientApp(old.method) } as const] : []),
  ];
  return compileOne(
    product,
    old,
    { ...judged, irreversible: [...judged.irreversible, ...(deletion?.irreversible ?? [])] },
    parts,
  );
}

function compileOne(
  product: FleetProduct,
  device: DeviceCase,
  judgement: Judgement,
  parts: readonly Part[],
): CompiledDevice {
  const steps = parts.flatMap(({ kind, conditions }) => {
    const procedure = procedureOf(product, kind);
    if (procedure === undefined) throw new KitError('fleet.not-offered', { product, operation: kind });
    return procedure
      .filter(({ when }) => when === undefined || conditions.has(when))
      .map(({ step, means, expects }) => ({
        id: `${device.serial}/${step}`,
        step,
        serial: device.serial,
        means,
        ...(expects === undefined ? {} : { expects }),
      }));
  });
  return { ...judgement, device, steps: judgement.refusals.length > 0 ? [] : steps };
}

function judge(request: Exclude<FleetRequest, { kind: 'replace' }>, device: DeviceCase): Judgement {
  switch (request.kind) {
    case 'activate':
      return judgeActivation(device);
    case 'reactivate':
      return judgeReactivation(device);
    case 'inactivate':
      return judgeInactivation(device, request);
    case 'force':
      return judgeForce(device, request);
    case 'delete':
      return judgeDeletion(device, { follows: false });
    case 'move':
      return judgeMove(device, request.group);
  }
}

function partOf(request: Exclude<FleetRequest, { kind: 'replace' }>, device: DeviceCase): Part {
  switch (request.kind) {
    case 'activate':
    case 'reactivate':
      return { ...activation(device), kind: request.kind };
    case 'inactivate':
      return { kind: 'inactivate', conditions: leavingConditions(request, device.method) };
    case 'force':
      return { kind: 'force', conditions: new Set(request.leaves ? ['leaves'] : []) };
    case 'delete':
      return { kind: 'delete', conditions: clientApp(device.method) };
    case 'move':
      return { kind: 'move', conditions: new Set() };
  }
}

/** Hybrid begins with Apple MDM, by the same kitting (mission §6); a device nobody spoke of is kitted here. */
function activation({ method }: DeviceCase): Part & { readonly kind: 'activate' } {
  const way = method === 'dep' ? 'by-dep' : method === 'ivi' || method === 'by-hand' ? 'by-hand' : 'by-configurator';
  return { kind: 'activate', conditions: new Set([way]) };
}

function leavingConditions(
  { removeMdmProfile, leaves }: { readonly removeMdmProfile: boolean; readonly leaves: boolean },
  method: RegistrationMethod | undefined,
): ReadonlySet<StepCondition> {
  // IVI alone brings no MDM profile (mission §6).
  const profile = method === 'ivi' ? [] : ([removeMdmProfile ? 'removes-profile' : 'keeps-profile'] as const);
  return new Set([...(leaves ? (['leaves'] as const) : []), ...profile, ...clientApp(method)]);
}

function clientApp(method: RegistrationMethod | undefined): ReadonlySet<StepCondition> {
  return new Set(hasClientApp(method) ? ['client-app'] : []);
}
