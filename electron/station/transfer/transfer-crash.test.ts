import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sectionNames } from '../../../shared/domain/transfer.ts';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { scratchDirectory } from '../../../tests/support/scratch.ts';
import { setUpEverything, transferStation } from '../../../tests/support/transfer-station.ts';
import { writeBundle } from './bundle.ts';

const importer = resolve(import.meta.dirname, '../../../tests/support/dying-import.ts');

describe('an import that is killed', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ])('right %s its commit leaves all or nothing', async (moment, expected) => {
    const first = await transferStation('Mac A');
    await setUpEverything(first);
    const bundle = join(scratchDirectory(), 'all.kitstation');
    const wish = { sections: [...sectionNames], identities: true };
    writeFileSync(bundle, await writeBundle(first, wish, Buffer.from('any'), async () => Buffer.alloc(32, 7)));
    const dataDir = scratchDirectory();
    const child = spawn(process.execPath, [importer, dataDir, bundle, moment], { stdio: 'inherit' });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);

    const store = openScratchStore({ dataDir });
    const found = [
      store.organizations.list(),
      store.servers.list(),
      store.blueprints.list(),
      store.slots.list(),
      store.ignored.list(),
      store.rosters.list(),
      store.libraryProfiles.list(),
      store.expiries.list(),
    ];
    expect(found.map((list) => list.length)).toEqual(found.map(() => expected));
    const secrets = store.db.prepare('SELECT count(*) FROM secrets').pluck().get();
    expect(secrets).toBe(expected * 4);
  });
});
