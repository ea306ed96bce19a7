import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import { callsForPerson, type RunView } from '../../shared/domain/run.ts';

/** Where a device stands, in the ten words of the whole window (tiles, badges, filters, day bar). */
export const deviceStates = [
  'needs-you',
  'failed',
  'parked',
  'running',
  'waiting',
  'ready',
  'done',
  'ignored',
  'idle',
  'unknown',
] as const;
export type DeviceState = (typeof deviceStates)[number];

/** A person has to do something before these go on. */
export function needsYou(state: DeviceState): boolean {
  return state === 'needs-you' || state === 'failed' || state === 'parked';
}

export function deviceState(device: DeviceSnapshot | undefined, run: RunView | undefined): DeviceState {
  if (device?.ignored !== undefined && (run === undefined || run.phase === 'ended')) return 'ignored';
  if (run !== undefined) {
    const byRun = runState(run);
    if (byRun !== undefined) return byRun;
  }
  if (device === undefined || !device.attached) return 'unknown';
  switch (device.state) {
    case 'identifying':
      return 'idle';
    case 'unreadable':
      return 'needs-you';
    case 'ready':
      return 'ready';
  }
}

/** @returns `undefined` when the run says nothing about now: it was given up. */
export function runState(run: RunView): DeviceState | undefined {
  const { phase, end, verdict } = run;
  switch (phase) {
    case 'queued':
      return 'waiting';
    case 'running':
      return 'running';
    case 'waiting':
      return callsForPerson(run) ? 'needs-you' : 'waiting';
    case 'ended':
      if (end === 'failed' || end === 'parked') return end;
      if (end === 'abandoned') return undefined;
      // Somebody has to look at it, or to tap on the device's own screen.
      if (verdict === 'contradicted' || verdict === 'waiting-for-device') return 'needs-you';
      return verdict?.startsWith('waiting-') === true ? 'waiting' : 'done';
  }
}
