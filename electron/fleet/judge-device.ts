import type { RegistrationMethod, Standing } from '../../shared/domain/fleet.ts';
import type { Reason } from '../../shared/domain/plan.ts';
import { checkReason } from '../../shared/texts/checks/check-text.ts';
import type { FleetProduct } from './procedures.ts';

/** One part of an operation for one device, with all that it is judged by. */
export type DeviceCase = {
  readonly product: FleetProduct;
  readonly serial: string;
  readonly method: RegistrationMethod | undefined;
  readonly standing: Standing;
  readonly now: Date;
  /** The open operation it is in already. */
  readonly busyIn: string | undefined;
  /** Another MDM that holds it as active. */
  readonly activeAt: { readonly server: string; readonly source: string; readonly asOf: string } | undefined;
};

export type Judgement = {
  readonly refusals: readonly Reason[];
  readonly warnings: readonly Reason[];
  readonly irreversible: readonly Reason[];
};

export type InactivationWish = {
  readonly removeMdmProfile: boolean;
  readonly leaves: boolean;
  readonly enrollmentProfile?: string | undefined;
  readonly scheduledAt?: string | undefined;
};

const dayMs = 86_400_000;
const none: Judgement = { refusals: [], warnings: [], irreversible: [] };

export function hasClientApp(method: RegistrationMethod | undefined): boolean {
  return method === 'ivi' || method === 'hybrid';
}

/** A new licence is taken, and no device can be registered twice (mission §7). */
export function judgeActivation(device: DeviceCase): Judgement {
  if (device.activeAt !== undefined) return refused(device, checkReason('fleet.active-at', device.activeAt));
  switch (device.standing.state) {
    case 'active':
      return refused(device, checkReason('fleet.still-active', sourceOf(device)));
    case 'inactive':
      return refused(device, checkReason('fleet.reactivate-instead'));
    default:
      return accepted(device, {});
  }
}

/** The licence it holds stays the same. */
export function judgeReactivation(device: DeviceCase): Judgement {
  if (device.activeAt !== undefined) return refused(device, checkReason('fleet.active-at', device.activeAt));
  if (device.standing.state === 'active') return refused(device, checkReason('fleet.already-active'));
  if (device.standing.state === 'gone' && keepsInactive(device.product)) {
    return refused(device, checkReason('fleet.activate-instead'));
  }
  return accepted(device, {});
}

export function judgeInactivation(device: DeviceCase, wish: InactivationWish): Judgement {
  const { product, method, standing } = device;
  if (standing.state === 'inactive') return refused(device, checkReason('fleet.already-inactive'));
  if (standing.state === 'gone') return refused(device, checkReason('fleet.not-registered'));
  if (isToldByCommand(product) && wish.removeMdmProfile && wish.enrollmentProfile === undefined) {
    return refused(device, checkReason('fleet.profile-not-named'));
  }
  const isMobiconnect = product === 'mobiconnect';
  const schedulable = isSchedulable(product, wish.removeMdmProfile);
  if (wish.scheduledAt !== undefined && !schedulable) return refused(device, checkReason('fleet.cannot-schedule'));
  return accepted(device, {
    warnings: [
      ...(isMobiconnect && method === undefined ? [checkReason('fleet.method-unknown')] : []),
      ...(wish.leaves && isMobiconnect ? [checkReason('fleet.collect-vpp')] : []),
      ...(product === 'clomo' ? [] : warningsOfProfile(wish.removeMdmProfile, method)),
      ...(product === 'clomo' ? [] : [checkReason('fleet.loses-network')]),
      ...(isMobiconnect && hasClientApp(method) ? [checkReason('fleet.gateway-account')] : []),
      ...(isMobiconnect ? [checkReason('fleet.keeps-licence')] : []),
    ],
    irreversible: [
      ...(isMobiconnect ? [checkReason('fleet.cancels-requests')] : []),
      ...(product === 'clomo' ? [checkReason('fleet.erases')] : []),
      ...(product !== 'clomo' && wish.removeMdmProfile ? [checkReason('fleet.profile-goes')] : []),
    ],
  });
}

/** It is told which profile to remove, by a command of the API. */
export function isToldByCommand(product: FleetProduct): boolean {
  return product === 'nanomdm' || product === 'micromdm';
}

/** The console is told a time, or the station waits for it. */
export function isSchedulable(product: FleetProduct, removesProfile: boolean): boolean {
  return product === 'mobiconnect' || product === 'clomo' || (isToldByCommand(product) && removesProfile);
}

function warningsOfProfile(removed: boolean, method: RegistrationMethod | undefined): Reason[] {
  if (removed || method === 'ivi') return [];
  const mayBeDep = method === 'dep' || method === undefined;
  return [checkReason('fleet.profile-by-hand'), ...(mayBeDep ? [checkReason('fleet.dep-removal')] : [])];
}

/** Only where the normal way cannot work: a device that was heard of lately is not such a one, unless somebody insists. */
export function judgeForce(
  device: DeviceCase,
  wish: { readonly leaves: boolean; readonly insist: boolean },
): Judgement {
  const { standing, now } = device;
  if (standing.state === 'inactive') return refused(device, checkReason('fleet.already-inactive'));
  if (standing.state === 'gone') return refused(device, checkReason('fleet.not-registered'));
  const at = standing.lastSeenAt;
  const answers = at !== undefined && now.getTime() - Date.parse(at) < dayMs;
  if (answers && !wish.insist) return refused(device, checkReason('fleet.device-answers', { at }));
  return accepted(device, {
    warnings: [
      ...(answers ? [checkReason('fleet.insisted', { at })] : []),
      ...(wish.leaves ? [checkReason('fleet.collect-vpp')] : []),
      checkReason('fleet.keeps-licence'),
    ],
    irreversible: [checkReason('fleet.cancels-requests'), checkReason('fleet.restrictions-stay')],
  });
}

/** @param follows it was inactivated by an earlier step of the same operation. */
export function judgeDeletion(device: DeviceCase, { follows }: { readonly follows: boolean }): Judgement {
  const irreversible = [checkReason('fleet.information-goes')];
  if (follows) return { ...none, irreversible };
  switch (device.standing.state) {
    case 'inactive':
      return accepted(device, { irreversible });
    case 'active':
      return refused(device, checkReason('fleet.delete-active'));
    case 'gone':
      return refused(device, checkReason('fleet.not-registered'));
    default:
      return refused(device, checkReason('fleet.delete-unknown'));
  }
}

export function judgeMove(device: DeviceCase, group: string): Judgement {
  if (device.standing.state === 'gone') return refused(device, checkReason('fleet.not-registered'));
  if (isGroup(device.standing.group, group)) return refused(device, checkReason('fleet.already-there'));
  return accepted(device, {});
}

/** A path is that path; a bare name is any group that bears it. */
export function isGroup(shown: string | undefined, wanted: string): boolean {
  const parts = (path: string) => path.split('/').filter((part) => part !== '');
  const [have, want] = [parts(shown ?? ''), parts(wanted)];
  return want.length > 1 ? have.join('/') === want.join('/') : have.length > 0 && have.at(-1) === want.at(-1);
}

/** The consoles that know 無効, a state that is neither registered nor gone. */
function keepsInactive(product: FleetProduct): boolean {
  return product === 'mobiconnect';
}

function sourceOf({ standing: { source, asOf } }: DeviceCase): { readonly source: string; readonly asOf: string } {
  return { source, asOf };
}

function refused(device: DeviceCase, reason: Reason): Judgement {
  return { ...none, refusals: [reason, ...busy(device)] };
}

function accepted(device: DeviceCase, told: Partial<Pick<Judgement, 'warnings' | 'irreversible'>>): Judgement {
  const unsure = device.standing.state === 'unknown' ? [checkReason('fleet.state-unknown', sourceOf(device))] : [];
  return {
    refusals: busy(device),
    warnings: [...unsure, ...(told.warnings ?? [])],
    irreversible: told.irreversible ?? [],
  };
}

function busy({ busyIn }: DeviceCase): Reason[] {
  return busyIn === undefined ? [] : [checkReason('fleet.busy', { operation: busyIn })];
}
