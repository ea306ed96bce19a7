import { app, type BrowserWindow } from 'electron';
import type { Activity } from '../core/messages.ts';

/** Badge: devices that go no further without a person. Bar: how far the batch is. */
export function showInDock(activity: Activity | undefined, window: BrowserWindow | undefined): void {
  app.setBadgeCount(activity?.needsPerson ?? 0);
  const isWorking = activity !== undefined && activity.active > 0;
  window?.setProgressBar(isWorking ? activity.progress : -1, {
    mode: isWorking && activity.paused ? 'paused' : 'normal',
  });
}
