import { isKitError, KitError } from '../../../../shared/errors/kit-error.ts';
import { isDict, type PlistDict } from '../../../codecs/plist/value.ts';
import { writeXmlPlist } from '../../../codecs/plist/write-xml.ts';
import type { DeviceSession } from '../../device-session.ts';
import type { SupervisionKey } from '../../lockdown/pairing-material.ts';
import { DEFAULT_TIMEOUT_MS, type PlistChannel } from '../../plist-channel.ts';
import { refusal } from './errors.ts';
import { escalate } from './escalate.ts';
import { type ProfileListEntry, readProfileList } from './profile-list.ts';
import { SERVICE } from './service-name.ts';

/**
 * com.apple.mobile.MCInstall: profiles, supervision, erase (device-protocols §3). One connection; an escalation holds
 * for it alone. Refusals are KitErrors `mcinstall.*` with the device's whole error chain.
 */
export type McInstall = {
  /** Aborts when the connection is over. */
  readonly signal: AbortSignal;
  hello(): Promise<void>;
  flush(): Promise<void>;
  /** What the device is supervised and set up with; `undefined` = none. */
  getCloudConfiguration(): Promise<PlistDict | undefined>;
  /**
   * One way: only an erase undoes it. Takes up to 180 s. Never to be repeated after a failure without reading back,
   * since a late success makes the second try fail with 14002 (device-protocols §3.6).
   * @throws KitError `mcinstall.already-configured`, `mcinstall.not-activated`, `mcinstall.ade-assigned`…
   */
  setCloudConfiguration(configuration: PlistDict): Promise<void>;
  getProfileList(): Promise<ProfileListEntry[]>;
  /** On a device past Hello a person has to accept the profile in Settings. @param profile .mobileconfig, signed or not */
  installProfile(profile: Uint8Array): Promise<void>;
  /** Keeps a profile for when Setup Assistant ends. */
  storeProfile(profile: Uint8Array): Promise<void>;
  /** @param profile as `getProfileList` tells it: the device wants its UUID and version too */
  removeProfile(profile: Pick<ProfileListEntry, 'identifier' | 'uuid' | 'version'>): Promise<void>;
  /**
   * Makes this connection the supervisor's. May take 300 s.
   * @throws KitError `mcinstall.certificate-rejected`, `mcinstall.signed-request-rejected`, `mcinstall.keybag-migration`
   */
  escalate(supervisor: SupervisionKey): Promise<void>;
  /** Needs `escalate`. */
  installProfileSilent(profile: Uint8Array): Promise<void>;
  /**
   * Erases the device, one way. `connection-lost`: it hung up before it answered, as erasing devices do; whether it
   * erases shows only when it comes back.
   * @param options.preserveDataPlan false also erases its eSIM: always said, since the device takes silence for false
   */
  eraseDevice(options: EraseOptions): Promise<'acknowledged' | 'connection-lost'>;
  /** Needs `escalate` and no passcode. A secret: clears the passcode later. */
  requestUnlockToken(): Promise<Buffer>;
  /** Needs `escalate`. A secret: lifts Activation Lock. */
  activationLockBypassCode(): Promise<string>;
  /** Needs `escalate`. Since iOS 16 lock and home screen change together. @param image PNG or JPEG */
  setWallpaper(image: Uint8Array, where: 'lock' | 'home' | 'both'): Promise<void>;
  setWifiPower(on: boolean): Promise<void>;
  close(): void;
};

export type EraseOptions = { readonly preserveDataPlan: boolean; readonly disallowProximitySetup: boolean };

const GET_CONFIGURATION_MS = 30_000;
const SET_CONFIGURATION_MS = 180_000;
const INSTALL_MS = 120_000;
const ERASE_MS = 60_000;
const WALLPAPER = { lock: 1, home: 2, both: 3 } as const;

export async function openMcInstall(session: DeviceSession): Promise<McInstall> {
  return createMcInstall(await session.startService(SERVICE));
}

function createMcInstall(channel: PlistChannel): McInstall {
  async function ask(message: PlistDict & { readonly RequestType: string }, timeoutMs = DEFAULT_TIMEOUT_MS) {
    const answer = await channel.request(message, { timeoutMs });
    const error = refusal(message.RequestType, answer);
    if (error !== undefined) throw error;
    return answer;
  }

  return {
    signal: channel.signal,
    async hello() {
      await ask({ RequestType: 'HelloHostIdentifier' });
    },
    async flush() {
      await ask({ RequestType: 'Flush' });
    },
    async getCloudConfiguration() {
      const { CloudConfiguration: found } = await ask({ RequestType: 'GetCloudConfiguration' }, GET_CONFIGURATION_MS);
      if (found === undefined || isDict(found)) return found;
      throw new KitError('device.bad-answer', { service: SERVICE, reason: 'CloudConfiguration' });
    },
    async setCloudConfiguration(configuration) {
      await ask({ RequestType: 'SetCloudConfiguration', CloudConfiguration: configuration }, SET_CONFIGURATION_MS);
    },
    async getProfileList() {
      return readProfileList(await ask({ RequestType: 'GetProfileList' }, GET_CONFIGURATION_MS));
    },
    async installProfile(profile) {
      await ask({ RequestType: 'InstallProfile', Payload: profile }, INSTALL_MS);
    },
    async storeProfile(profile) {
      const message = { RequestType: 'StoreProfile', ProfileData: profile, Purpose: 'PostSetupInstallation' };
      await ask(message, INSTALL_MS);
    },
    async removeProfile({ identifier, uuid, version = 1 }) {
      const reference = {
        PayloadType: 'Configuration',
        PayloadIdentifier: identifier,
        PayloadUUID: uuid,
        PayloadVersion: version,
      };
      await ask({ RequestType: 'RemoveProfile', ProfileIdentifier: writeXmlPlist(reference) }, INSTALL_MS);
    },
    escalate: (supervisor) => escalate(ask, supervisor),
    async installProfileSilent(profile) {
      await ask({ RequestType: 'InstallProfileSilent', Payload: profile }, INSTALL_MS);
    },
    async eraseDevice({ preserveDataPlan, disallowProximitySetup }) {
      // Lost before anything was sent is no "maybe".
      channel.signal.throwIfAborted();
      try {
        const message = {
          RequestType: 'EraseDevice',
          PreserveDataPlan: preserveDataPlan,
          DisallowProximitySetup: disallowProximitySetup,
        };
        await ask(message, ERASE_MS);
        return 'acknowledged';
      } catch (error) {
        if (isKitError(error, 'device.connection-lost')) return 'connection-lost';
        throw error;
      }
    },
    async requestUnlockToken() {
      const { UnlockToken: token } = await ask({ RequestType: 'RequestUnlockToken' });
      if (token instanceof Uint8Array) return Buffer.from(token);
      throw new KitError('device.bad-answer', { service: SERVICE, reason: 'UnlockToken' });
    },
    async activationLockBypassCode() {
      const { ActivationLockBypassCode: code } = await ask({ RequestType: 'ActivationLockBypassCode' });
      if (typeof code === 'string' && code !== '') return code;
      throw new KitError('device.bad-answer', { service: SERVICE, reason: 'ActivationLockBypassCode' });
    },
    async setWallpaper(image, where) {
      const item = { Item: 'Wallpaper', Where: WALLPAPER[where], Image: image };
      const { Settings: results } = await ask({ RequestType: 'Settings', Settings: [item] }, GET_CONFIGURATION_MS);
      const result = Array.isArray(results) ? results[0] : undefined;
      const error = refusal('Settings', isDict(result) ? result : {});
      if (error !== undefined) throw error;
    },
    async setWifiPower(on) {
      await ask({ RequestType: 'SetWiFiPowerState', PowerState: on });
    },
    close: () => channel.close(),
  };
}
