import type { PlistValue } from '../../../codecs/plist/value.ts';
import type { SimulatedDevice } from './simulated-device.ts';

/** Writes a value; false when the device refuses its type. */
type Setter = (device: SimulatedDevice, value: PlistValue) => boolean;

/**
 * What lockdownd lets a host write, by domain and key (device-protocols §2.3). Keys that unsupported tools use to jump
 * past Setup Assistant are not among them.
 */
export const deviceSetters: Readonly<Record<string, Readonly<Record<string, Setter>>>> = {
  '': {
    DeviceName: text((device, name) => {
      device.content.name = name;
      device.counters.renames += 1;
      device.changed('name');
      device.notify('com.apple.mobile.lockdown.device_name_changed');
    }),
    TimeIntervalSince1970(device, value) {
      if (typeof value !== 'number' || !(value > 0)) return false;
      device.content.clockOffsetSeconds = value - device.room.clock.now().getTime() / 1000;
      return true;
    },
    TimeZone: text((device, zone) => {
      // iOS 14 and later take it only during Setup Assistant, and say nothing.
      if (!device.content.setupDone && isTimeZone(zone)) device.content.timeZone = zone;
      device.notify('com.apple.mobile.lockdown.timezone_changed');
    }),
    Uses24HourClock: flag((device, on) => {
      device.content.uses24HourClock = on;
    }),
    ActivationStateAcknowledged: flag((device, on) => {
      device.content.activationAcknowledged = on;
    }),
  },
  'com.apple.international': {
    Language: text((device, language) => {
      device.content.language = language;
      device.notify('com.apple.language.changed');
      restartSpringboard(device);
    }),
    Locale: text((device, locale) => {
      device.content.locale = locale;
      restartSpringboard(device);
    }),
  },
  'com.apple.mobile.wireless_lockdown': {
    EnableWifiConnections: flag((device, on) => {
      device.content.enableWifiConnections = on;
    }),
  },
};

/** The only value an untrusted host may write: it names the host in the Trust dialog. */
export const UNTRUSTED_HOST_KEY = 'UntrustedHostBUID';

function text(apply: (device: SimulatedDevice, value: string) => void): Setter {
  return (device, value) => {
    if (typeof value !== 'string' || value === '') return false;
    apply(device, value);
    return true;
  };
}

function flag(apply: (device: SimulatedDevice, value: boolean) => void): Setter {
  return (device, value) => {
    if (typeof value !== 'boolean') return false;
    apply(device, value);
    return true;
  };
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Even without delays: who sets a language starts to wait for the restart only after the answer. */
const LEAST_RESTART_MS = 100;
const restarts = new WeakMap<SimulatedDevice, number>();

/** A language change restarts SpringBoard; several in a row restart it once. */
function restartSpringboard(device: SimulatedDevice): void {
  const mine = (restarts.get(device) ?? 0) + 1;
  restarts.set(device, mine);
  device.room.clock.after(Math.max(LEAST_RESTART_MS, device.timings['springboard-restart']), () => {
    if (restarts.get(device) === mine && device.running) device.notify('com.apple.springboard.finishedstartup');
  });
}
