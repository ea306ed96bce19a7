import type { Activity } from '../core/messages.ts';
import type { Clock } from '../ports/clock.ts';
import { showInDock } from './dock.ts';
import type { MainWindow } from './main-window.ts';
import { gatherNotices } from './notices.ts';
import { createNotifier } from './notifications.ts';
import { createSleepBlocker } from './power.ts';
import type { Settings } from './settings.ts';

/** What the Mac shows of the station outside the page: dock, notifications, and that it stays awake. */
export type Outside = {
  /** Takes what the station does; nothing while no core runs. */
  take(activity: Activity | undefined): void;
  /** The progress bar belongs to the window: a new one starts without. */
  windowChanged(): void;
  /** Devices being worked on. */
  active(): number;
  isPaused(): boolean;
};

export function createOutside(options: {
  readonly settings: Settings;
  readonly mainWindow: MainWindow;
  readonly clock: Clock;
  readonly pausedChanged: () => void;
}): Outside {
  const { settings, mainWindow, clock, pausedChanged } = options;
  const blockSleep = createSleepBlocker();
  const notices = gatherNotices(
    clock,
    createNotifier({ settings, window: mainWindow.current, showWindow: mainWindow.show }),
  );
  let activity: Activity | undefined;
  const isPaused = () => activity?.paused ?? false;

  return {
    take: (next) => {
      const wasPaused = isPaused();
      activity = next;
      showInDock(next, mainWindow.current());
      blockSleep(next);
      notices(next);
      if (isPaused() !== wasPaused) pausedChanged();
    },
    windowChanged: () => showInDock(activity, mainWindow.current()),
    active: () => activity?.active ?? 0,
    isPaused,
  };
}
