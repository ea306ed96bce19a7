import type { AttachedDevice, CloudConfigurationFacts, DeviceFacts } from '../../shared/domain/device.ts';
import { isKitError } from '../../shared/errors/kit-error.ts';
import { isDict, type PlistDict } from '../codecs/plist/value.ts';
import { certificateFingerprint } from '../crypto/certificates.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeviceSession } from './device-session.ts';
import { batteryFacts, findMy, freeBytes, identityFacts, setupDone, supervised } from './facts.ts';
import { type Lockdown, openLockdown } from './lockdown/client.ts';
import { type McInstall, openMcInstall } from './services/mcinstall/client.ts';
import type { Mux } from './usbmux/client.ts';

/** Keys that even an untrusted or locked device tells (device-protocols §2.2). */
const OPEN_KEYS = [
  'UniqueChipID',
  'ProductType',
  'ProductVersion',
  'BuildVersion',
  'DeviceClass',
  'DeviceName',
  'WiFiAddress',
];

/**
 * Who an attached device is, without pairing, in two messages. Recent releases tell the serial number only in a session.
 * @param options.readyWithinMs how long to wait for a lockdownd that is not up yet; 30 s when left out
 * @throws KitError `lockdown.restore-mode`, `usbmux.refused`, `device.*`
 */
export async function identify(options: {
  readonly mux: Mux;
  readonly device: AttachedDevice;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly readyWithinMs?: number;
}): Promise<DeviceFacts> {
  const { mux, device, clock, signal, readyWithinMs = 30_000 } = options;
  const lockdown = await openLockdown(mux, device.deviceId, { clock, signal, waitMs: readyWithinMs });
  try {
    await lockdown.queryType();
    const values = await readOpenValues(lockdown);
    return {
      udid: device.udid,
      ...identityFacts(device.udid, values),
      paired: false,
      findMy: 'unknown',
      setupDone: 'unknown',
      supervised: 'unknown',
    };
  } finally {
    lockdown.close();
  }
}

async function readOpenValues(lockdown: Lockdown): Promise<PlistDict> {
  const all = await readDomain(lockdown, undefined);
  if (all !== undefined) return all;
  const single: Record<string, PlistDict[string]> = {};
  for (const key of OPEN_KEYS) single[key] = await lockdown.getValue(undefined, key);
  return single;
}

/**
 * All that kitting asks of a paired device: six whole-domain reads, then its configuration and profiles.
 * @param mcInstall an open one; else one is opened and closed
 */
export async function inspect(session: DeviceSession, mcInstall?: McInstall): Promise<DeviceFacts> {
  const values = await readValues(session);
  const service = mcInstall ?? (await openMcInstall(session));
  try {
    const configuration = await readConfiguration(service);
    const known = configuration.cloudConfiguration?.isSupervised ? 'yes' : values.supervised;
    return { ...values, ...configuration, supervised: known };
  } finally {
    if (mcInstall === undefined) service.close();
  }
}

/** The part of `inspect` that lockdown alone answers. What cannot be read is left out or 'unknown', never 'no'. */
export async function readValues(session: DeviceSession): Promise<DeviceFacts> {
  const { udid } = session.device;
  return session.use(async (lockdown) => ({
    udid,
    paired: true,
    ...identityFacts(udid, (await readDomain(lockdown, undefined)) ?? {}),
    findMy: findMy(await readDomain(lockdown, 'com.apple.fmip')),
    supervised: supervised(await readDomain(lockdown, 'com.apple.mobile.chaperone')),
    setupDone: setupDone(await readDomain(lockdown, 'com.apple.purplebuddy')),
    ...batteryFacts(await readDomain(lockdown, 'com.apple.mobile.battery')),
    freeBytes: freeBytes(await readDomain(lockdown, 'com.apple.disk_usage')),
  }));
}

/** The part of `inspect` that MCInstall answers. */
export async function readConfiguration(
  mcInstall: McInstall,
): Promise<Required<Pick<DeviceFacts, 'cloudConfiguration' | 'profileIdentifiers'>>> {
  const configuration = await mcInstall.getCloudConfiguration();
  const profiles = await mcInstall.getProfileList();
  return {
    cloudConfiguration: configuration === undefined ? null : cloudConfigurationFacts(configuration),
    profileIdentifiers: profiles.map((profile) => profile.identifier),
  };
}

/** What of a cloud configuration may be shown and kept: its URL can hold a password and stays behind. */
export function cloudConfigurationFacts(configuration: PlistDict): CloudConfigurationFacts {
  const { OrganizationName: name, OrganizationMagic: magic, SupervisorHostCertificates: certificates } = configuration;
  const listed = Array.isArray(certificates) ? certificates : [];
  return {
    ...(typeof name === 'string' && { organizationName: name }),
    ...(typeof magic === 'string' && { organizationMagic: magic }),
    isSupervised: configuration.IsSupervised === true,
    supervisorFingerprints: listed
      .filter((certificate) => certificate instanceof Uint8Array)
      .map((certificate) => certificateFingerprint(certificate)),
    hasConfigurationUrl:
      typeof configuration.ConfigurationURL === 'string' || typeof configuration.ConfigurationWebURL === 'string',
  };
}

/** A whole domain in one answer; `undefined` when the device does not tell it now. */
async function readDomain(lockdown: Lockdown, domain: string | undefined): Promise<PlistDict | undefined> {
  try {
    const values = await lockdown.getValue(domain);
    return isDict(values) ? values : undefined;
  } catch (error) {
    if (isKitError(error, 'lockdown.locked', 'lockdown.before-first-unlock', 'lockdown.refused')) return undefined;
    throw error;
  }
}
