import type { PlistDict, PlistValue } from '../../../../codecs/plist/value.ts';
import type { PracticeDevice } from '../../device/device.ts';
import type { ServiceHandler, ServiceReply } from '../handler.ts';
import { gasGauge, powerSource } from './battery.ts';
import { mobileGestalt } from './mobile-gestalt.ts';

type Query = (device: PracticeDevice, request: PlistDict) => PlistDict;

const success = (body: PlistDict = {}): PlistDict => ({ Status: 'Success', ...body });

const queries: Readonly<Record<string, Query>> = {
  All: (device) => ({
    GasGauge: gasGauge(device),
    HDMI: { Connection: 'None', Status: 'Success' },
    NAND: { Status: 'Success' },
    WiFi: { Active: device.online ? 'true' : 'false', Status: 'Success' },
  }),
  GasGauge: (device) => ({ GasGauge: gasGauge(device) }),
  NAND: () => ({ NAND: { Status: 'Success' } }),
  WiFi: (device) => ({ WiFi: { Active: device.online ? 'true' : 'false', Status: 'Success' } }),
  IORegistry: (device, request) => ioRegistry(device, request),
  MobileGestalt: (device, { MobileGestaltKeys: keys }) => ({ MobileGestalt: mobileGestalt(device, keys) }),
};

/** Restart, shut down, and what a device knows about itself (device-protocols §6.1). */
export const diagnosticsRelay: ServiceHandler = {
  name: 'com.apple.mobile.diagnostics_relay',
  tls: true,
  open({ device }) {
    let onDisconnect: 'reboot' | 'shutdown' | undefined;

    function stop(how: 'reboot' | 'shutdown', waitForDisconnect: PlistValue | undefined): ServiceReply {
      if (waitForDisconnect !== true) return { reply: success(), afterwards: how };
      onDisconnect = how;
      return { reply: success() };
    }

    return {
      kind: 'plist',
      nameOf: ({ Request: name }) => (typeof name === 'string' && /^[A-Za-z]{1,40}$/.test(name) ? name : 'unknown'),
      request(request) {
        const { Request: name, WaitForDisconnect: wait } = request;
        if (name === 'Restart') return stop('reboot', wait);
        if (name === 'Shutdown') return stop('shutdown', wait);
        if (name === 'Sleep') return { reply: success() };
        if (name === 'Goodbye') return { reply: success(), afterwards: 'close' };
        const query = typeof name === 'string' && Object.hasOwn(queries, name) ? queries[name] : undefined;
        if (query === undefined) return { reply: { Status: 'UnknownRequest' } };
        return { reply: success({ Diagnostics: query(device, request) }) };
      },
      closed() {
        if (onDisconnect === 'reboot') device.reboot();
        if (onDisconnect === 'shutdown') device.shutdown();
      },
    };
  },
};

/** The power source by class or by name; nothing of any other entry, and of a plane only its root. */
function ioRegistry(device: PracticeDevice, { EntryClass, EntryName, CurrentPlane }: PlistDict): PlistDict {
  if (EntryClass === 'IOPMPowerSource' || EntryName === 'AppleSmartBattery') return { IORegistry: powerSource(device) };
  if (EntryClass !== undefined || EntryName !== undefined) return {};
  if (CurrentPlane !== undefined && typeof CurrentPlane !== 'string') return {};
  return { IORegistry: { children: [], name: 'Root', regEntry: 1, retainCount: 20 } };
}
