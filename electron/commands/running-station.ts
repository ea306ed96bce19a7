import type { StationClient } from '../../shared/contract/station-client.ts';
import { connectStation } from '../link/client.ts';
import { stationSocketPath } from '../station/profile.ts';
import { type CommonOptions, profileOf } from './common.ts';

/**
 * Gives the body the station that is running; for what would end with a core of this command's own.
 * @throws KitError `station.not-running`
 */
export async function withRunningStation<T>(
  options: CommonOptions,
  body: (station: StationClient) => Promise<T>,
): Promise<T> {
  const station = await connectStation(stationSocketPath(profileOf(options)));
  try {
    return await body(station);
  } finally {
    await station.close();
  }
}
