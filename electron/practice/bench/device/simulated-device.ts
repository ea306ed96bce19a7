import type { RsaKey } from '../../../crypto/keys.ts';
import type { Room } from '../room.ts';
import type { DeviceEvent, DeviceTiming, DeviceTraits, PracticeDevice } from './device.ts';
import { freshContent } from './fresh-content.ts';
import type { KeyPool } from './key-pool.ts';
import { createLinks, type Links } from './links.ts';
import { createPower } from './power.ts';
import { createServicePorts, type ServicePorts } from './service-ports.ts';
import { awaitsEnrollment, nextScreen } from './setup-assistant.ts';
import type { DeviceContent, DeviceCounters, DeviceHardware, Screen } from './state.ts';
import { performTap } from './taps.ts';
import { createTrustDialog, type TrustDialog } from './trust-dialog.ts';

/** A practice device with what only lockdownd and usbmuxd need of it. */
export type SimulatedDevice = PracticeDevice & {
  readonly trust: TrustDialog;
  readonly ports: ServicePorts;
  readonly links: Links;
  /** lockdownd's own key: another one after each erase. */
  readonly key: RsaKey;
  /** First boot, on the cable. */
  start(): void;
};

export type DeviceOptions = {
  readonly hardware: DeviceHardware;
  readonly traits: DeviceTraits;
  readonly content: DeviceContent;
  readonly batteryPercent: number;
  readonly timings: Readonly<Record<DeviceTiming, number>>;
  readonly room: Room;
  readonly keys: KeyPool;
  joinBus(device: SimulatedDevice): number;
  leaveBus(device: SimulatedDevice, deviceId: number): void;
};

export function createDevice(options: DeviceOptions): SimulatedDevice {
  const { hardware, traits, timings, room, keys } = options;
  const listeners = new Set<(event: DeviceEvent) => void>();
  const links = createLinks(room.clock);
  const ports = createServicePorts(room.clock);
  const trust = createTrustDialog();
  let content = options.content;
  let key = keys.take();
  let wasOnline = false;
  let screenAfterBoot: Screen = content.screen;

  function tell(event: DeviceEvent): void {
    for (const listener of [...listeners]) listener(event);
  }
  function setScreen(screen: Screen): void {
    if (content.screen === screen) return;
    content.screen = screen;
    tell({ type: 'screen', screen });
  }
  function isOnline(): boolean {
    if (!room.networkUp || !power.running) return false;
    const { ssid, password } = room.wifi;
    const knows = [...content.profiles.values()].some(({ wifi }) =>
      wifi.some((network) => network.ssid === ssid && network.password === password),
    );
    return knows || content.joinedWifiByHand;
  }
  function refreshOnline(): void {
    const online = isOnline();
    if (online === wasOnline) return;
    wasOnline = online;
    tell({ type: 'online', online });
    // The Wi-Fi pane goes on by itself once the network is there.
    if (online && content.screen === 'setup' && awaitsEnrollment(content)) continueSetup();
  }
  function continueSetup(): void {
    const canActivate = isOnline() && room.activationUp && !traits.activationLocked;
    const screen = nextScreen({ content, online: isOnline(), canActivate });
    if (content.activation === 'Unactivated' && canActivate) {
      content.activation = 'Activated';
      changed('activation');
    }
    if (screen === 'home') content.setupDone = true;
    setScreen(screen);
  }
  function changed(what: Extract<DeviceEvent, { type: 'changed' }>['what']): void {
    tell({ type: 'changed', what });
    if (what === 'profiles' || what === 'network') refreshOnline();
  }
  function reset(): void {
    content = { ...freshContent(hardware), screen: 'erasing' };
    keys.giveBack(key);
    key = keys.take();
    trust.reset();
    tell({ type: 'erased' });
    tell({ type: 'screen', screen: 'erasing' });
  }

  const power = createPower({
    links,
    timings,
    reattachesTwice: traits.reattachesTwice,
    pause: (timing) => device.pause(timing),
    joinBus() {
      const deviceId = options.joinBus(device);
      tell({ type: 'attached', deviceId });
      return deviceId;
    },
    leaveBus(deviceId) {
      trust.reset();
      options.leaveBus(device, deviceId);
      tell({ type: 'detached', deviceId });
    },
    onBooted() {
      content.locked = content.passcode !== undefined;
      content.lockedSinceBoot = content.locked;
      setScreen(screenAfterBoot);
      tell({ type: 'booted' });
      refreshOnline();
    },
    onOff: () => setScreen('off'),
  });

  function stop(kind: 'erase' | 'reboot' | 'shutdown'): void {
    if (power.running) screenAfterBoot = kind === 'erase' ? 'hello' : screenAfterReboot(content);
    ports.closeAll();
    if (kind === 'erase') reset();
    else if (kind === 'reboot') setScreen('booting');
    if (kind === 'shutdown') power.shutdown();
    else power.restart(kind);
    refreshOnline();
  }

  const device: SimulatedDevice = {
    hardware,
    traits,
    timings,
    room,
    trust,
    ports,
    links,
    counters: freshCounters(),
    enroll: undefined,
    battery: { percent: options.batteryPercent, charging: true },
    get content() {
      return content;
    },
    get key() {
      return key;
    },
    get deviceId() {
      return power.deviceId;
    },
    get running() {
      return power.running;
    },
    get online() {
      return isOnline();
    },
    pause(timing) {
      const ms = timings[timing];
      if (ms <= 0) return new Promise((resolve) => setImmediate(resolve));
      return new Promise((resolve) => room.clock.after(ms, resolve));
    },
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    changed,
    notify: (name) => tell({ type: 'notification', name }),
    setScreen,
    continueSetup,
    tap(button, actor) {
      performTap(device, button);
      device.counters.taps += 1;
      tell({ type: 'tap', button, actor });
    },
    lock() {
      content.locked = true;
      tell({ type: 'locked', locked: true });
    },
    unlock() {
      content.locked = false;
      content.lockedSinceBoot = false;
      tell({ type: 'locked', locked: false });
    },
    erase() {
      device.counters.erases += 1;
      stop('erase');
    },
    reboot() {
      device.counters.reboots += 1;
      stop('reboot');
    },
    shutdown: () => stop('shutdown'),
    attach: power.plug,
    detach: power.unplug,
    start: power.start,
  };
  room.onNetwork(refreshOnline);
  return device;
}

/** Panes that a person left open are shown again from their start. */
function screenAfterReboot(content: DeviceContent): Screen {
  return content.setupDone ? 'home' : 'hello';
}

function freshCounters(): DeviceCounters {
  return {
    erases: 0,
    cloudConfigurationWrites: 0,
    pairs: 0,
    handshakes: 0,
    connections: 0,
    messages: 0,
    silentInstalls: 0,
    escalations: 0,
    reboots: 0,
    activations: 0,
    renames: 0,
    taps: 0,
  };
}
