import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setUpEverything, transferStation } from '../../../tests/support/transfer-station.ts';
import { sealFile } from '../../identity/sealed-file/sealed-file.ts';
import { enrollmentSourceOf } from '../enrollment-source.ts';
import { openBundle, writeBundle } from './bundle.ts';
import { compare, takeIn } from './take-in.ts';

/** The first bundle that was ever written, with the real scrypt. Later versions must go on reading it: never write it anew. */
const oldest = readFileSync(join(import.meta.dirname, 'fixtures/station-v1.kitstation'));
const itsWords = Buffer.from('vacuum orange bicycle add winter zoo');
const oneKey = async () => Buffer.alloc(32, 7);
const seal = (plain: Buffer) => sealFile(plain, itsWords, oneKey);
const open = (file: Buffer) => openBundle(file, itsWords, oneKey);

describe('bundles of other times and hands', () => {
  it('a bundle of the first version still sets a station up', async () => {
    const station = await transferStation('Mac Z');
    const comparison = compare(await openBundle(oldest, itsWords), station);
    await takeIn(comparison, { choices: {}, trust: comparison.preview.trusts.map(({ id }) => id) });
    const [server] = station.store.servers.list();
    if (server === undefined) throw new Error('the server did not come');
    expect(enrollmentSourceOf(station.secrets, server)).toMatchObject({ password: 'kanaria-enrollment-password' });
    expect(station.store.organizations.list().map(({ organization }) => organization.name)).toEqual([
      '青葉市教育委員会',
    ]);
    expect(station.store.blueprints.list()[0]).toMatchObject({ name: '1年生 iPad', panes: { mode: 'skip-all' } });
    expect(station.store.rosters.list()).toHaveLength(1);
  });

  it('anything at all that is sealed as a bundle is refused by name', async () => {
    const someJson = fc.oneof(
      fc.json({ maxDepth: 3 }),
      fc.json({ maxDepth: 2 }).map((inner) => `{"exportedAt":"2026-04-01T00:00:00Z","sections":${inner}}`),
      fc.string({ maxLength: 400 }),
      fc.constantFrom('['.repeat(200_000), `{"sections":${'['.repeat(5000)}${']'.repeat(5000)}}`, '', 'null', '"x"'),
    );
    await fc.assert(
      fc.asyncProperty(someJson, async (text) => {
        await expect(open(await seal(Buffer.from(text)))).rejects.toMatchObject({ code: 'transfer.unreadable' });
      }),
      { numRuns: 25 },
    );
  });

  it('a bundle with anything changed inside is read or refused by name, and a refused import changes nothing', async () => {
    const first = await transferStation('Mac A');
    await setUpEverything(first);
    const wish = { sections: ['servers', 'blueprints', 'rosters'] as const, identities: true };
    const whole = await writeBundle(first, wish, itsWords, oneKey);
    const { entries, ...head } = await open(whole);
    expect(entries.length).toBeGreaterThan(3);
    const sections = wish.sections.map((name) => ({ name, version: 1, items: [{}] }));
    const text = JSON.stringify({ ...head, sections });
    const second = await transferStation('Mac B');
    const count = () => second.store.db.prepare('SELECT total_changes()').pluck().get();
    const before = count();
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.string({ maxLength: 8 }), async (at, put) => {
        const changed = `${text.slice(0, at)}${put}${text.slice(at + put.length)}`;
        const outcome = await open(await seal(Buffer.from(changed)))
          .then((bundle) => takeIn(compare(bundle, second), { choices: {}, trust: [] }))
          .catch((error: unknown) => error);
        expect(outcome).toMatchObject({ code: expect.stringMatching(/^transfer\./) });
      }),
      { numRuns: 25 },
    );
    expect(count()).toBe(before);
  });
});
