import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MirrorImport } from '../../../shared/domain/mirror.ts';
import type { Store } from '../../store/store.ts';
import { type MirrorContents, type MirroredRecord, readMirror } from './read-mirror.ts';

/** Records per commit: devices are kitted meanwhile, and wait for none longer than this takes. */
const batch = 100;

/**
 * Takes over what a mirror holds; what is or was here is left alone, so it may be done any number of times.
 * @param fallbackServer where records go whose server nobody here answers to.
 * @throws KitError as `readMirror`.
 */
export async function importMirror(
  store: Pick<Store, 'records' | 'servers' | 'transaction'>,
  path: string,
  passphrase: Buffer,
  fallbackServer?: string,
): Promise<MirrorImport> {
  const contents: MirrorContents = await readMirror(path, passphrase);
  const { files, locked, damaged, records } = contents;
  const result = { added: 0, known: 0, conflicting: 0, withoutServer: 0 };
  const serverFor = routing(store, fallbackServer);
  for (let from = 0; from < records.length; from += batch) {
    store.transaction(() => {
      for (const mirrored of records.slice(from, from + batch)) {
        const serverId = serverFor(mirrored) ?? null;
        const adoption = store.records.adopt({ ...mirrored, serverId });
        result[adoption] += 1;
        if (adoption === 'added' && serverId === null) result.withoutServer += 1;
      }
    });
    await nextTurn();
  }
  return { files, locked, damaged, ...result };
}

/** By the server's id, else by its name where only one bears it, else what the person said. */
function routing({ servers }: Pick<Store, 'servers'>, fallback: string | undefined) {
  const here = servers.list().map(({ server }) => server);
  return ({ server }: MirroredRecord): string | undefined => {
    if (server === null) return fallback;
    if (here.some(({ id }) => id === server.id)) return server.id;
    const named = here.filter(({ name }) => name === server.name);
    return named.length === 1 ? named[0]?.id : fallback;
  };
}
