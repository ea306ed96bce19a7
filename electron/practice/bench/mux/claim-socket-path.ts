import { lstatSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';

/**
 * Makes room for a Unix socket: removes one that nobody serves any more. Throws when something answers there or when
 * the path is no socket, so that a wrong `--socket` never takes away a real usbmuxd or a file.
 */
export async function claimSocketPath(path: string): Promise<void> {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isSocket()) throw new Error(`${path} is not a socket`);
  if (await answers(path)) throw new Error(`somebody already serves ${path}`);
  rmSync(path);
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
