import type { Clock } from '../../ports/clock.ts';
import type { SimulatedDevice } from './device/simulated-device.ts';
import type { Scenario } from './options/scenario.ts';
import type { DeviceAuthority, Room } from './room.ts';
import type { SeededRandom } from './seeded-random.ts';

/** The room with the switches that only the control channel has. */
export type PracticeRoom = Omit<Room, 'devices'> & {
  readonly devices: SimulatedDevice[];
  /** Link 2. */
  setNetwork(up: boolean): void;
  /** Link 1. */
  setActivation(up: boolean): void;
};

export function createRoom(options: {
  readonly clock: Clock;
  readonly random: SeededRandom;
  readonly authority: DeviceAuthority;
  readonly scenario: Scenario['room'];
}): PracticeRoom {
  const { clock, random, authority, scenario } = options;
  const listeners = new Set<(up: boolean) => void>();
  let networkUp = scenario.network;
  let activationUp = scenario.activation;

  return {
    clock,
    random,
    authority,
    wifi: { ssid: scenario.ssid, password: scenario.password },
    devices: [],
    activation: undefined,
    apns: undefined,
    get networkUp() {
      return networkUp;
    },
    get activationUp() {
      return activationUp;
    },
    setNetwork(up) {
      if (networkUp === up) return;
      networkUp = up;
      for (const listener of [...listeners]) listener(up);
    },
    setActivation(up) {
      activationUp = up;
    },
    onNetwork(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
