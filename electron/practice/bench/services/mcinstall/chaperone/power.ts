import type { McCommands } from '../command.ts';
import { acknowledged, acknowledgedThen, refused } from '../replies.ts';
import { isAwaitingConfiguration } from './information.ts';

export const powerCommands: McCommands = {
  RestartDevice: () => acknowledgedThen('reboot'),
  ShutDownDevice: () => acknowledgedThen('shutdown'),

  DeviceLock: (_, { device }) => {
    device.lock();
    return acknowledged();
  },

  /** Lets a device that waits in Setup Assistant (AwaitDeviceConfigured) go on. */
  DeviceConfigured: (_, { device }) => {
    const { content } = device;
    if (!isAwaitingConfiguration(content.cloudConfiguration)) return refused('invalid-field');
    content.cloudConfiguration = { ...content.cloudConfiguration, DeviceConfigured: true };
    device.changed('cloud-configuration');
    return acknowledged();
  },
};
