import type { Problem } from '../../shared/domain/run.ts';
import type { StationStatus } from '../../shared/domain/station.ts';
import type { Bench } from '../bench/bench.ts';
import type { Kitting } from '../kitting/kitting.ts';
import type { Store } from '../store/store.ts';
import type { StationProfile } from './profile.ts';

export type StationStatusSource = {
  read(): StationStatus;
  setUsbmuxd(state: 'up' | 'down', problem?: Problem): void;
};

export function createStatus(parts: {
  readonly profile: StationProfile;
  readonly station: string;
  readonly store: Pick<Store, 'outbox' | 'destinations'>;
  readonly bench: () => Bench;
  readonly kitting: () => Kitting;
}): StationStatusSource {
  const { profile, station, store, bench, kitting } = parts;
  let usbmuxd: Pick<StationStatus, 'usbmuxd' | 'usbmuxdProblem'> = { usbmuxd: 'unknown' };
  return {
    setUsbmuxd: (state, problem) => {
      usbmuxd = { usbmuxd: state, ...(problem === undefined ? {} : { usbmuxdProblem: problem }) };
    },
    read: () => {
      const active = kitting().runs({ active: true });
      const waiting = active.filter((run) => run.phase === 'waiting').length;
      return {
        station,
        profile: { label: profile.label, colour: profile.colour },
        ...usbmuxd,
        armed: kitting().isArmed(),
        paused: kitting().isPaused(),
        devices: {
          attached: bench()
            .list()
            .filter((device) => device.attached).length,
          running: active.length - waiting,
          waiting,
        },
        records: {
          ...store.outbox.counts(),
          authPaused: store.destinations.paused().some(({ code }) => code === 'backend.auth'),
        },
      };
    },
  };
}
