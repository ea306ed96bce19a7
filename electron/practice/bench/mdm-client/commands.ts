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
import { appCommands } from './app-commands.ts';
import { acknowledged, type Command, type CommandAnswer, FORMAT_ERROR, mdmError } from './command-answers.ts';
import { stateCommands } from './state-commands.ts';

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

  Settings: ({ Settings: items }, device) =>
    Array.isArray(items) ? acknowledged({ Settings: items.map((item) => applySetting(item, device)) }) : FORMAT_ERROR,

  ...stateCommands,
  ...appCommands,
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
