import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import type { Store } from './store.ts';

type Moments = { moment: 'before' | 'after'; fullfsync: number }[];

/** A store whose commits are counted, and a table to write numbers into. */
function openCounting(): { store: Store; moments: Moments; numbers: () => unknown[]; insert: (n: number) => void } {
  const moments: Moments = [];
  const store = openScratchStore({
    witness: (moment) => {
      moments.push({ moment, fullfsync: Number(store.db.pragma('fullfsync', { simple: true })) });
    },
  });
  store.db.exec('CREATE TABLE numbers (n INTEGER PRIMARY KEY) STRICT');
  const insert = store.db.prepare('INSERT INTO numbers VALUES (?)');
  const select = store.db.prepare('SELECT n FROM numbers ORDER BY rowid').pluck();
  return { store, moments, numbers: () => select.all(), insert: (n) => void insert.run(n) };
}

describe('the group commit', () => {
  it('puts everything of one turn into one commit and answers each', async () => {
    const { store, moments, numbers, insert } = openCounting();
    const writes = [1, 2, 3].map((n) => store.write(() => insert(n)));
    const late = Promise.resolve().then(() => store.write(() => 'four'));
    expect(numbers()).toEqual([]);
    await Promise.all(writes);
    expect(await late).toBe('four');
    expect(numbers()).toEqual([1, 2, 3]);
    expect(moments.map(({ moment }) => moment)).toEqual(['before', 'after']);
  });

  it('waits for the disk only in a transaction, which takes along what was written before', async () => {
    const { store, numbers, insert } = openCounting();
    const seen: unknown[] = [];
    const look = (n: number) => () => {
      insert(n);
      seen.push(store.db.pragma('synchronous', { simple: true }));
    };
    await Promise.all([store.write(look(1)), store.write(look(2))]);
    const taken = store.write(look(3));
    store.transaction(look(4));
    await taken;
    await store.write(look(5));
    const [normal, full] = [1, 2];
    expect(seen).toEqual([normal, normal, full, full, normal]);
    expect(numbers()).toHaveLength(5);
  });

  it('fails only the write that is wrong', async () => {
    const { store, numbers, insert } = openCounting();
    const results = await Promise.allSettled([
      store.write(() => insert(1)),
      store.write(() => {
        insert(2);
        insert(1);
      }),
      store.write(() => insert(3)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(numbers()).toEqual([1, 3]);
  });

  it('commits what waits before a transaction, with it, behind the barrier', async () => {
    const { store, moments, numbers, insert } = openCounting();
    const earlier = store.write(() => insert(1));
    expect(store.transaction(() => insert(2) ?? 'done')).toBe('done');
    expect(numbers()).toEqual([1, 2]);
    expect(moments).toEqual([
      { moment: 'before', fullfsync: 1 },
      { moment: 'after', fullfsync: 1 },
    ]);
    await earlier;
    await store.write(() => insert(3));
    expect(moments.slice(2)).toEqual([
      { moment: 'before', fullfsync: 0 },
      { moment: 'after', fullfsync: 0 },
    ]);
  });

  it('keeps nothing of a transaction that throws, and loses none of those that waited', async () => {
    const { store, numbers, insert } = openCounting();
    const earlier = store.write(() => insert(1));
    expect(() =>
      store.transaction(() => {
        insert(2);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(numbers()).toEqual([]);
    await earlier;
    expect(numbers()).toEqual([1]);
  });

  it('joins a transaction that runs', () => {
    const { store, moments, numbers, insert } = openCounting();
    store.transaction(() => {
      insert(1);
      expect(() =>
        store.transaction(() => {
          insert(2);
          throw new Error('inner');
        }),
      ).toThrow('inner');
      store.transaction(() => insert(3));
    });
    expect(numbers()).toEqual([1, 3]);
    expect(moments).toHaveLength(2);
  });

  it('tells everyone when the disk is full, and goes on when it is not', async () => {
    const { store, numbers } = openCounting();
    store.db.exec('CREATE TABLE big (bytes BLOB) STRICT');
    const fill = store.db.prepare('INSERT INTO big VALUES (zeroblob(200000))');
    const pages = Number(store.db.pragma('page_count', { simple: true }));
    store.db.pragma(`max_page_count = ${pages + 10}`);
    const results = await Promise.allSettled([store.write(() => fill.run()), store.write(() => fill.run())]);
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'store.write-failed' } });
    }
    expect(() => store.transaction(() => fill.run())).toThrow(expect.objectContaining({ code: 'store.write-failed' }));
    store.db.pragma('max_page_count = 1000000');
    await store.write(() => fill.run());
    expect(numbers()).toEqual([]);
  });

  it('commits what waits when it is closed', async () => {
    const { store, insert } = openCounting();
    const last = store.write(() => insert(1));
    store.close();
    await last;
  });
});
