import type { MirrorStatus } from '../../shared/domain/mirror.ts';
import type { Problem } from '../../shared/domain/run.ts';
import type { StationStatus } from '../../shared/domain/station.ts';
import type { Bench } from '../bench/bench.ts';
import type { StationPin } from '../identity/station-pin.ts';
import type { Kitting } from '../kitting/kitting.ts';
import type { Store } from '../store/store.ts';
import type { HelperMode } from './helper-mode.ts';
import type { StationProfile } from './profile.ts';
import type { Shifts } from './shifts.ts';

export type StationStatusSource = {
  read(): StationStatus;
  setUsbmuxd(state: 'up' | 'down', problem?: Problem): void;
};

export function createStatus(parts: {
  readonly profile: StationProfile;
  readonly station: string;
  readonly store: Pick<Store, 'outbox' | 'destinations' | 'servers'>;
  readonly shifts: Pick<Shifts, 'current'>;
  readonly helperMode: HelperMode;
  readonly pin: Pick<StationPin, 'isSet'>;
  readonly mirror: () => MirrorStatus | undefined;
  readonly bench: () => Bench;
  readonly kitting: () => Kitting;
}): StationStatusSource {
  const { profile, station, store, shifts, helperMode, pin, mirror, bench, kitting } = parts;
  let usbmuxd: Pick<StationStatus, 'usbmuxd' | 'usbmuxdProblem'> = { usbmuxd: 'unknown' };
  return {
    setUsbmuxd: (state, problem) => {
      usbmuxd = { usbmuxd: state, ...(problem === undefined ? {} : { usbmuxdProblem: problem }) };
    },
    read: () => {
      const active = kitting().runs({ active: true });
      const waiting = active.filter((run) => run.phase === 'waiting').length;
      const shift = shifts.current();
      const paused = store.destinations.paused();
      const mirrored = mirror();
      return {
        station,
        profile: { label: profile.label, colour: profile.colour },
        ...usbmuxd,
        armed: kitting().isArmed(),
        paused: kitting().isPaused(),
        autoRun: kitting().autoRun.status(),
        ...(shift === undefined ? {} : { shift }),
        ...(mirrored === undefined ? {} : { mirror: mirrored }),
        helper: { on: helperMode.isOn(), pinSet: pin.isSet() },
        devices: {
          attached: bench()
            .list()
            .filter((device) => device.attached).length,
          running: active.length - waiting,
          waiting,
        },
        records: {
          ...store.outbox.counts(),
          authPaused: paused.some(({ problem }) => problem.code === 'backend.auth'),
          paused: paused.map(({ serverId, problem }) => ({
            serverId,
            server: store.servers.get(serverId)?.server.name ?? '',
            problem,
          })),
        },
      };
    },
  };
}
