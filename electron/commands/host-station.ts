import { serveStation } from '../link/server.ts';
import { type StationProfile, stationSocketPath } from '../station/profile.ts';
import type { StationOptions } from '../station/start-station.ts';
import { interrupted } from './interrupted.ts';

export type StationReady = {
  readonly ready: true;
  /** Id of the station. */
  readonly station: string;
  readonly socket: string;
  readonly pid: number;
};

/** Runs a station without a window and serves it on its socket, until a face or a signal asks it to stop. */
export async function hostStation(
  profile: StationProfile,
  options: StationOptions,
  onReady: (ready: StationReady) => void,
): Promise<void> {
  // Commands that only talk to a running station need not load all of it.
  const { startStation } = await import('../station/start-station.ts');
  const station = await startStation(profile, options);
  const socket = stationSocketPath(profile);
  const server = await serveStation(socket, station.core, 'shell');
  onReady({ ready: true, station: station.core.station, socket, pid: process.pid });
  await Promise.race([station.stopRequested, interrupted()]);
  server.close();
  await station.stop();
}
