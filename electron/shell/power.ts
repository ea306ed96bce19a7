import { powerMonitor, powerSaveBlocker } from 'electron';
import type { Activity } from '../core/messages.ts';
import type { Log } from './log.ts';

/** Keeps the Mac awake while devices are worked on; @returns takes what the station does. */
export function createSleepBlocker(): (activity: Activity | undefined) => void {
  let blocker: number | undefined;
  return (activity) => {
    const isNeeded = activity !== undefined && activity.active > 0;
    if (isNeeded && blocker === undefined) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (!isNeeded && blocker !== undefined) {
      powerSaveBlocker.stop(blocker);
      blocker = undefined;
    }
  };
}

/** A closed lid sleeps all the same: no step starts before the Mac is awake again. */
export function followSleep(core: { sleep(asleep: boolean): void }, log: Log): void {
  powerMonitor.on('suspend', () => {
    log.write('asleep', {});
    core.sleep(true);
  });
  powerMonitor.on('resume', () => {
    log.write('awake', {});
    core.sleep(false);
  });
}
