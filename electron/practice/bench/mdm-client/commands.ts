import type { PlistDict, PlistValue } from '../../../codecs/plist/value.ts';
import { isDict } from '../../../codecs/plist/value.ts';
import type { PracticeDevice } from '../device/device.ts';
import { isSupervised } from '../device/rules-supervision.ts';
import { queryDevice, securityInfo } from '../services/mcinstall/chaperone/information.ts';
import { encodeErrorChain } from '../services/mcinstall/errors.ts';
import { installProfile } from '../services/mcinstall/install.ts';
import { ProfileRefused } from '../services/mcinstall/mobileconfig.ts';
import { describeForMdm } from '../services/mcinstall/profiles.ts';
import { removeProfile } from '../services/mcinstall/remove.ts';

/** What a device answers to one command; `afterwards` is done once the answer was sent. */
export type CommandAnswer = { readonly body: PlistDict; readonly afterwards?: () => void };

type Command = (command: PlistDict, device: PracticeDevice) => CommandAnswer | Promise<CommandAnswer>;

/** Answers a command by its RequestType (mdm §2.5), without CommandUUID and UDID. */
export async function performCommand(command: PlistValue | undefined, device: PracticeDevice): Promise<CommandAnswer> {
  if (!isDict(command) || typeof command.RequestType !== 'string') return FORMAT_ERROR;
  const { RequestType: type } = command;
  const perform = Object.hasOwn(COMMANDS, type) ? COMMANDS[type] : undefined;
  if (!perform) return mdmError(12021, `The request type ${type} is invalid.`);
  if (device.content.locked && NEEDS_UNLOCKED.has(type)) return { body: { Status: 'NotNow' } };
  try {
    return await perform(command, device);
  } catch (error) {
    if (!(error instanceof ProfileRefused)) throw error;
    return { body: { Status: 'Error', ErrorChain: encodeErrorChain(error.chain, device.hardware.osVersion) } };
  }
}

/**
 * Put off on a locked device (mdm §2.4); Apple's protocol reference promises that queries, DeviceLock, EraseDevice and
 * ClearPasscode never are.
 */
const NEEDS_UNLOCKED: ReadonlySet<string> = new Set(['InstallProfile', 'RemoveProfile', 'SecurityInfo', 'Settings']);

const FORMAT_ERROR: CommandAnswer = { body: { Status: 'CommandFormatError' } };

const COMMANDS: Readonly<Record<string, Command>> = {
  DeviceInformation: ({ Queries: queries }, device) =>
    Array.isArray(queries) && queries.every((query) => typeof query === 'string')
      ? acknowledged({ QueryResponses: queryDevice(device, queries) })
      : FORMAT_ERROR,

  SecurityInfo: (_, device) => acknowledged({ SecurityInfo: securityInfo(device) }),

  ProfileList: ({ ManagedOnly: managedOnly }, { content }) => {
    const profiles = [...content.profiles.values()].filter(({ byMdm }) => byMdm || managedOnly !== true);
    return acknowledged({ ProfileList: profiles.map(describeForMdm) });
  },

  InstallProfile: async ({ Payload: payload }, device) => {
    if (!(payload instanceof Uint8Array)) return FORMAT_ERROR;
    await device.pause('install-profile');
    await installProfile(device, Buffer.from(payload), 'mdm');
    return acknowledged();
  },

  /** Only what MDM brought: its own profiles, and the enrollment itself. */
  RemoveProfile: ({ Identifier: identifier }, device) => {
    if (typeof identifier !== 'string') return FORMAT_ERROR;
    const { profiles, mdm } = device.content;
    if (!profiles.get(identifier)?.byMdm && mdm?.profileIdentifier !== identifier) {
      return mdmError(12075, `The profile ${identifier} is not installed.`);
    }
    removeProfile(device, { identifier }, { mayRemoveAny: true });
    return acknowledged();
  },

  InstalledApplicationList: () => acknowledged({ InstalledApplicationList: [] }),

  Settings: ({ Settings: items }, device) =>
    Array.isArray(items) ? acknowledged({ Settings: items.map((item) => applySetting(item, device)) }) : FORMAT_ERROR,

  DeviceLock: (_, device) => {
    device.lock();
    return acknowledged({ MessageResult: device.content.passcode === undefined ? 'NoPasscodeSet' : 'Success' });
  },

  EraseDevice: (_, device) => ({ ...acknowledged(), afterwards: () => device.erase() }),
};

function applySetting(item: PlistValue, device: PracticeDevice): PlistDict {
  const name = isDict(item) && item.Item === 'DeviceName' ? item.DeviceName : undefined;
  if (typeof name !== 'string') return { Status: 'Error', ErrorChain: settingError('setting-invalid', device) };
  if (!isSupervised(device.content)) {
    return { Item: 'DeviceName', Status: 'Error', ErrorChain: settingError('not-supervised', device) };
  }
  device.content.name = name;
  device.changed('name');
  return { Item: 'DeviceName', Status: 'Acknowledged' };
}

function settingError(error: 'setting-invalid' | 'not-supervised', { hardware }: PracticeDevice): PlistDict[] {
  return encodeErrorChain([error], hardware.osVersion);
}

function acknowledged(body: PlistDict = {}): CommandAnswer {
  return { body: { Status: 'Acknowledged', ...body } };
}

function mdmError(code: number, text: string): CommandAnswer {
  const link = {
    ErrorCode: code,
    ErrorDomain: 'MCMDMErrorDomain',
    LocalizedDescription: text,
    USEnglishDescription: text,
  };
  return { body: { Status: 'Error', ErrorChain: [link] } };
}
