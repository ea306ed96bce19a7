import type { PlistDict } from '../../../../codecs/plist/value.ts';
import type { PracticeDevice } from '../../device/device.ts';
import type { ServiceHandler } from '../handler.ts';
import { beginSession, checkActivationRecord, makeActivationInfo } from './client-session.ts';
import { ActivationMessageError } from './messages.ts';

type Command = (device: PracticeDevice, request: PlistDict) => PlistDict | Promise<PlistDict>;

const commands: Readonly<Record<string, Command>> = {
  GetActivationStateRequest: (device) => ({ Value: device.content.activation }),
  CreateTunnel1SessionInfoRequest: (device) => ({ Value: beginSession(device) }),
  CreateTunnel1ActivationInfoRequest: activationInfo,
  /** The name older clients use, with Options they may leave out. */
  CreateActivationInfoRequest: activationInfo,

  HandleActivationInfoWithSessionRequest: async (device, request) => {
    const { Value: record, ActivationResponseHeaders: headers = {} } = request;
    if (!(record instanceof Uint8Array) || typeof headers !== 'object') {
      throw new ActivationMessageError('Value or ActivationResponseHeaders is missing');
    }
    checkActivationRecord(device, record, headers as PlistDict);
    device.content.activation = 'Activated';
    device.counters.activations += 1;
    device.changed('activation');
    device.notify('com.apple.mobile.lockdown.activation_state');
    await device.pause('activation');
    return {};
  },

  DeactivateRequest: (device) => {
    device.content.activation = 'Unactivated';
    device.content.activationAcknowledged = false;
    device.changed('activation');
    device.notify('com.apple.mobile.lockdown.activation_state');
    return {};
  },
};

async function activationInfo(device: PracticeDevice, { Value: answer }: PlistDict): Promise<PlistDict> {
  if (!(answer instanceof Uint8Array)) throw new ActivationMessageError('Value is missing');
  return { Value: await makeActivationInfo(device, answer) };
}

/** Activation, one request a connection (device-protocols §5). */
export const mobileActivation: ServiceHandler = {
  name: 'com.apple.mobileactivationd',
  tls: true,
  open: ({ device }) => ({
    kind: 'plist',
    nameOf: ({ Command: name }) => (typeof name === 'string' && Object.hasOwn(commands, name) ? name : 'unknown'),
    request: async (request) => ({ reply: await answer(device, request), afterwards: 'close' }),
  }),
};

async function answer(device: PracticeDevice, request: PlistDict): Promise<PlistDict> {
  const name = request.Command;
  const command = typeof name === 'string' && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return { Error: 'Unknown command.' };
  try {
    return await command(device, request);
  } catch (error) {
    if (error instanceof ActivationMessageError) return { Error: `Failed to activate: ${error.message}.` };
    throw error;
  }
}
