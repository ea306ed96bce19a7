import type { DeviceContent, DeviceHardware } from './state.ts';

/** A device as it leaves the factory or comes back from an erase. */
export function freshContent(hardware: DeviceHardware): DeviceContent {
  return {
    name: hardware.deviceClass,
    activation: 'Unactivated',
    activationAcknowledged: false,
    screen: 'hello',
    setupDone: false,
    passcode: undefined,
    locked: false,
    lockedSinceBoot: false,
    language: 'en',
    locale: 'en_US',
    timeZone: 'America/Los_Angeles',
    clockOffsetSeconds: 0,
    findMy: false,
    cloudConfiguration: undefined,
    storedPostSetupProfile: undefined,
    notifications: [],
    managedApps: new Set(),
    profiles: new Map(),
    pairings: new Map(),
    mdm: undefined,
    joinedWifiByHand: false,
    uses24HourClock: false,
    enableWifiConnections: false,
    wallpaper: {},
    files: new Map([['iTunes_Control/', Buffer.alloc(0)]]),
  };
}

/** A device that a person has set up and used. */
export function usedContent(hardware: DeviceHardware, name: string): DeviceContent {
  return {
    ...freshContent(hardware),
    name,
    activation: 'Activated',
    activationAcknowledged: true,
    screen: 'home',
    setupDone: true,
    language: 'ja',
    locale: 'ja_JP',
    timeZone: 'Asia/Tokyo',
    joinedWifiByHand: true,
    uses24HourClock: true,
  };
}
