import type { ServiceHandler } from './handler.ts';

/** Seconds between two beats, told to the host. */
const INTERVAL = 10;
const PATIENCE_MS = 2 * INTERVAL * 1000;

/** The device asks whether the host lives, and hangs up when it does not answer (device-protocols §6.6). */
export const heartbeat: ServiceHandler = {
  name: 'com.apple.mobile.heartbeat',
  tls: true,
  open({ room, push, close }) {
    let cancel = room.clock.after(0, beat);

    function beat(): void {
      push({ Command: 'Marco', Interval: INTERVAL });
      cancel = room.clock.after(PATIENCE_MS, () => {
        push({ Command: 'SleepyTime' });
        close();
      });
    }

    return {
      kind: 'plist',
      nameOf: ({ Command: command }) => (command === 'Polo' ? 'Polo' : 'unknown'),
      request({ Command: command }) {
        if (command !== 'Polo') return undefined;
        cancel();
        cancel = room.clock.after(INTERVAL * 1000, beat);
        return undefined;
      },
      closed: () => cancel(),
    };
  },
};
