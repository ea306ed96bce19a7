import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MirrorImport } from '../../../shared/domain/mirror.ts';
import type { Store } from '../../store/store.ts';
import { undone } from '../../store/undone.ts';
import { type MirrorContents, type MirroredRecord, readMirror } from './read-mirror.ts';

/** Records per commit: devices are kitted meanwhile, and wait for none longer than this takes. */
const batch = 100;

/**
 * Takes over what a mirror holds; what is or was here is left alone, so it may be done any number of times.
 * @param options.fallbackServer where records go whose server nobody here answers to.
 * @param options.preview tells what would come, and takes nothing over.
 * @throws KitError as `readMirror`.
 */
export async function importMirror(
  store: Pick<Store, 'records' | 'servers' | 'transaction'>,
  path: string,
  passphrase: Buffer,
  {
    fallbackServer,
    preview = false,
  }: { readonly fallbackServer?: string | undefined; readonly preview?: boolean } = {},
): Promise<MirrorImport> {
  const contents: MirrorContents = await readMirror(path, passphrase);
  const { files, locked, damaged, records } = contents;
  const result = { added: 0, known: 0, conflicting: 0, withoutServer: 0 };
  const serverFor = routing(store, fallbackServer);
  for (let from = 0; from < records.length; from += batch) {
    const take = () => {
      for (const mirrored of records.slice(from, from + batch)) {
        const serverId = serverFor(mirrored) ?? null;
        const adoption = store.records.adopt({ ...mirrored, serverId });
        result[adoption] += 1;
        if (adoption === 'added' && serverId === null) result.withoutServer += 1;
      }
    };
    if (preview) undone(store, take);
    else store.transaction(take);
    await nextTurn();
  }
  return { kept: !preview, stations: stationsIn(records), files, locked, damaged, ...result };
}

function stationsIn(records: readonly MirroredRecord[]): MirrorImport['stations'] {
  return [...Map.groupBy(records, ({ record }) => record.station)].map(([station, of]) => ({
    station,
    records: of.length,
    latestAt: of
      .map(({ record }) => record.at)
      .reduce((one, other) => (Date.parse(one) > Date.parse(other) ? one : other)),
  }));
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
