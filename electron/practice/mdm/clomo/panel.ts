import { z } from 'zod';
import type { Clock } from '../../../ports/clock.ts';
import type { CommandResult, QueuedCommand } from '../management/command-queue.ts';
import type { ManagedDevice } from '../management/devices.ts';

/**
 * 事前登録 · 管理中 · 取り消し線: only 管理中 uses a licence, taken when the MDM profile is installed; a device that was
 * wiped at the device stays 管理中 (mdm §1.2).
 */
export const panelStates = { registered: '事前登録', managed: '管理中', left: '取り消し線' } as const;
export type PanelState = keyof typeof panelStates;

export type PanelDevice = {
  readonly serial: string;
  state: PanelState;
  organization: string;
  owner: string;
  memo: string;
  name: string;
  wifiMac: string;
  seenAt: Date | undefined;
};

/** The vendor's panel for one customer. */
export type Panel = {
  readonly customer: string;
  readonly licences: { readonly total: number; readonly used: number };
  devices(): readonly PanelDevice[];
  find(serial: string): PanelDevice | undefined;
  /** Pre-registers devices, or changes what the office wrote of them. */
  enter(serial: string, words: Partial<Pick<PanelDevice, 'organization' | 'owner' | 'memo'>>): PanelDevice;
  /** Whether this device may take its profile: it is managed already, or a licence is free. */
  hasRoomFor(serial: string): boolean;
  onEnrolled(device: ManagedDevice): void;
  onSettled(device: ManagedDevice, command: QueuedCommand, result: CommandResult, message: unknown): void;
  onCheckedOut(device: ManagedDevice): void;
};

const informationSchema = z.object({
  QueryResponses: z.object({ WiFiMAC: z.string().optional(), DeviceName: z.string().optional() }),
});

export function createPanel(customer: string, total: number, clock: Clock): Panel {
  const devices = new Map<string, PanelDevice>();
  const used = () => [...devices.values()].filter(({ state }) => state === 'managed').length;

  function entryOf(serial: string): PanelDevice {
    const known = devices.get(serial);
    if (known !== undefined) return known;
    const fresh: PanelDevice = {
      serial,
      state: 'registered',
      organization: '',
      owner: '',
      memo: '',
      name: '',
      wifiMac: '',
      seenAt: undefined,
    };
    devices.set(serial, fresh);
    return fresh;
  }

  return {
    customer,
    get licences() {
      return { total, used: used() };
    },
    devices: () => [...devices.values()],
    find: (serial) => devices.get(serial),
    enter: (serial, words) => Object.assign(entryOf(serial), words),
    hasRoomFor: (serial) => devices.get(serial)?.state === 'managed' || used() < total,
    onEnrolled: ({ serial }) => void Object.assign(entryOf(serial), { state: 'managed', seenAt: clock.now() }),
    onSettled({ serial }, { requestType, command }, { status }, message) {
      const device = entryOf(serial);
      device.seenAt = clock.now();
      if (status !== 'acknowledged') return;
      // Erased by the panel it leaves, unless it is to come back by itself; wiped by hand it says nothing and stays.
      if (requestType === 'EraseDevice' && command.ReturnToService === undefined) device.state = 'left';
      const told = requestType === 'DeviceInformation' ? informationSchema.safeParse(message).data : undefined;
      device.wifiMac = told?.QueryResponses.WiFiMAC ?? device.wifiMac;
      device.name = told?.QueryResponses.DeviceName ?? device.name;
    },
    onCheckedOut: ({ serial }) => void Object.assign(entryOf(serial), { state: 'left' }),
  };
}
