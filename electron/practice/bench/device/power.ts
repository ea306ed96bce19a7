import type { DeviceTiming } from './device.ts';
import type { Links } from './links.ts';

/** The cable and the boot: when a device is on the USB bus and when its lockdownd runs. */
export type Power = {
  readonly deviceId: number | undefined;
  readonly running: boolean;
  /** Boots the device as it comes out of the box, on the cable, running at once. */
  start(): void;
  restart(kind: 'erase' | 'reboot'): void;
  shutdown(): void;
  plug(): void;
  unplug(): void;
};

export type PowerOptions = {
  readonly links: Links;
  readonly timings: Readonly<Record<DeviceTiming, number>>;
  readonly reattachesTwice: boolean;
  pause(timing: DeviceTiming): Promise<void>;
  /** Puts it on the bus and gives the new handle. */
  joinBus(): number;
  leaveBus(deviceId: number): void;
  /** lockdownd is up, after a boot. */
  onBooted(): void;
  onOff(): void;
};

export function createPower(options: PowerOptions): Power {
  const { links, pause } = options;
  let phase: 'up' | 'booting' | 'restarting' | 'off' = 'off';
  let plugged = false;
  let deviceId: number | undefined;
  /** A later command makes the steps of an earlier one stop where they wait. */
  let generation = 0;

  function join(): void {
    if (plugged && deviceId === undefined) deviceId = options.joinBus();
  }
  function leave(): void {
    if (deviceId === undefined) return;
    const left = deviceId;
    deviceId = undefined;
    links.destroyAll();
    options.leaveBus(left);
  }
  function becomeReady(): void {
    phase = 'up';
    options.onBooted();
  }

  async function boot(kind: 'erase' | 'reboot'): Promise<void> {
    const mine = ++generation;
    phase = 'booting';
    const late = options.timings['lockdown-after-boot'] > 0;
    if (!late) becomeReady();
    join();
    if (kind === 'erase' && options.reattachesTwice) {
      await pause('second-attach');
      if (mine !== generation) return;
      leave();
      await pause('second-attach');
      if (mine !== generation) return;
      join();
    }
    if (!late) return;
    await pause('lockdown-after-boot');
    if (mine === generation) becomeReady();
  }

  async function restart(kind: 'erase' | 'reboot'): Promise<void> {
    const mine = ++generation;
    phase = 'restarting';
    await links.finishAll();
    if (kind === 'erase') await pause('erase');
    if (mine !== generation) return;
    leave();
    await pause('reboot');
    if (mine === generation) await boot(kind);
  }

  async function shutdown(): Promise<void> {
    const mine = ++generation;
    phase = 'off';
    await links.finishAll();
    if (mine !== generation) return;
    leave();
    options.onOff();
  }

  return {
    get deviceId() {
      return deviceId;
    },
    get running() {
      return phase === 'up';
    },
    start() {
      plugged = true;
      phase = 'up';
      join();
    },
    restart: (kind) => void restart(kind),
    shutdown: () => void shutdown(),
    plug() {
      if (plugged) return;
      plugged = true;
      if (phase === 'off') void boot('reboot');
      else if (phase !== 'restarting') join();
    },
    unplug() {
      plugged = false;
      leave();
    },
  };
}
