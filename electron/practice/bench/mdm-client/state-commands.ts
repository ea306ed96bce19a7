import { isSupervised } from '../device/rules-supervision.ts';
import { isAwaitingConfiguration } from '../services/mcinstall/chaperone/information.ts';
import { unlockTokenOf } from '../services/mcinstall/chaperone/unlock-token.ts';
import { acknowledged, type Command, FORMAT_ERROR, mdmError, refused } from './command-answers.ts';
import { eraseDevice } from './return-to-service.ts';

const ofSupervised =
  (perform: Command): Command =>
  (command, device) =>
    isSupervised(device.content) ? perform(command, device) : refused('not-supervised', device);

/** No source names the code for a device that is not in Lost Mode; 28000 stands in. */
const inLostMode = (perform: Command): Command =>
  ofSupervised((command, device) =>
    device.content.lostMode ? perform(command, device) : refused('setting-invalid', device),
  );

/** Commands on a device's whole state: locks, Lost Mode, updates, the end of Setup Assistant. */
export const stateCommands: Readonly<Record<string, Command>> = {
  DeviceLock: (_, device) => {
    if (device.content.lostMode) return acknowledged({ MessageResult: 'DeviceInLostMode' });
    device.lock();
    return acknowledged({ MessageResult: device.content.passcode === undefined ? 'NoPasscodeSet' : 'Success' });
  },

  ClearPasscode: ({ UnlockToken: token }, device) => {
    if (!(token instanceof Uint8Array)) return FORMAT_ERROR;
    if (!unlockTokenOf(device.content).equals(token)) return refused('wrong-unlock-token', device);
    device.content.passcode = undefined;
    device.unlock();
    return acknowledged();
  },

  EraseDevice: eraseDevice,

  EnableLostMode: ofSupervised(({ Message: message, PhoneNumber: phoneNumber }, device) => {
    const text = typeof message === 'string' ? { message } : {};
    const phone = typeof phoneNumber === 'string' ? { phoneNumber } : {};
    if (!('message' in text) && !('phoneNumber' in phone)) return FORMAT_ERROR;
    device.content.lostMode = { ...text, ...phone };
    device.lock();
    return acknowledged();
  }),

  DisableLostMode: inLostMode((_, device) => {
    delete device.content.lostMode;
    return acknowledged();
  }),

  PlayLostModeSound: inLostMode(() => acknowledged()),

  DeviceLocation: inLostMode((_, { room }) =>
    acknowledged({
      Latitude: ROOM.latitude,
      Longitude: ROOM.longitude,
      HorizontalAccuracy: 65,
      Timestamp: room.clock.now().toISOString(),
    }),
  ),

  /** Gone with iOS 26, where declarations took its place (mdm §2.5). */
  ScheduleOSUpdate: ofSupervised(({ Updates: updates }, { hardware }) => {
    if (Number.parseInt(hardware.osVersion, 10) >= DECLARATIVE_FROM)
      return mdmError(12021, 'The request type is invalid.');
    if (!Array.isArray(updates)) return FORMAT_ERROR;
    return acknowledged({ UpdateResults: updates.map(() => ({ InstallAction: 'Default', Status: 'Downloading' })) });
  }),

  DeviceConfigured: ofSupervised((_, device) => {
    const { cloudConfiguration } = device.content;
    if (isAwaitingConfiguration(cloudConfiguration)) {
      device.content.cloudConfiguration = { ...cloudConfiguration, DeviceConfigured: true };
      device.changed('cloud-configuration');
    }
    return acknowledged();
  }),
};

const DECLARATIVE_FROM = 26;
/** Somewhere in Tokyo: practice devices are nowhere. */
const ROOM = { latitude: 35.68, longitude: 139.76 };
