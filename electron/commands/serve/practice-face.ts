import { sitAtDesk } from '../../practice/rehearse/desk.ts';
import { openRoom } from '../../practice/rehearse/room.ts';
import { type Serve, startServe } from '../../serve/start-serve.ts';
import { readProfileFile, stationSocketPath } from '../../station/profile.ts';
import { keepStation } from './keep-station.ts';

export type PracticeFace = {
  readonly serve: Serve;
  /** Folder of the room, for whoever wants to look behind the scenes. */
  readonly folder: string;
  close(): Promise<void>;
};

/**
 * A practice room with a window of its own: bench, MDM and station as processes, nothing set up, and the station's
 * window told what the practice MDM hands out. Nothing real can be erased there, so no terminal is asked.
 */
export async function openPracticeFace(options: {
  readonly devices: number;
  readonly seed: number;
  readonly delays: 'reference' | 'none';
  readonly port: number;
  readonly pageFolder: string;
  readonly onDeath: () => void;
}): Promise<PracticeFace> {
  const { devices, seed, delays, port, pageFolder, onDeath } = options;
  const room = await openRoom({ devices, seed, delays, scenario: 'ipads', latencyMs: 0 });
  const ending = new AbortController();
  try {
    await keepStation(room, ending.signal, onDeath);
    const desk = await sitAtDesk(room);
    const serve = await startServe({
      stationSocket: stationSocketPath(readProfileFile(room.profileFile)),
      pageFolder,
      port,
      ask: async () => true,
      mayErase: true,
      practice: desk,
    });
    return {
      serve,
      folder: room.folder,
      close: async () => {
        ending.abort();
        desk.close();
        await serve.close();
        await room.close();
      },
    };
  } catch (error) {
    ending.abort();
    await room.close();
    throw error;
  }
}
