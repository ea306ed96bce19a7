import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { createRosterBook } from './roster-book.ts';

const list = (text: string) => ({ fileName: '1組.csv', data: Buffer.from(text).toString('base64') });
const one = 'DMPXK0AAJF81';
const two = 'DMPXK0AAJF82';

function book() {
  const store = openScratchStore();
  const clock = createTestClock();
  return { book: createRosterBook(store, clock), store, clock };
}

function inUse(text: string) {
  const { book: rosters, ...rest } = book();
  const { id } = rosters.import({ ...list(text), name: '1組', leaveOut: false });
  rosters.use(id);
  return { rosters, id, ...rest };
}

describe('the roster in use', () => {
  it('tells of a device by its serial number', () => {
    const { rosters } = inUse(`serial,管理番号,氏名\n${one},A-1,山田\n`);
    expect(rosters.valuesOf({ serial: one })).toEqual({ assetTag: 'A-1', 'roster.user': '山田' });
    expect(rosters.valuesOf({ serial: two, slot: '1' })).toEqual({});
    rosters.use(null);
    expect(rosters.valuesOf({ serial: one })).toEqual({});
  });

  it('tells by slot, whose rows are batches: a row that was used stays with its device', () => {
    const { rosters } = inUse('スロット,氏名\n7,山田\n7,佐藤\n');
    expect(rosters.valuesOf({ serial: one, slot: '07' })).toEqual({ 'roster.user': '山田' });
    rosters.claim({ serial: one, slot: '07' });
    rosters.claim({ serial: one, slot: '07' });
    expect(rosters.valuesOf({ serial: one, slot: '3' })).toEqual({ 'roster.user': '山田' });
    expect(rosters.valuesOf({ serial: two, slot: '07' })).toEqual({ 'roster.user': '佐藤' });
  });

  it('gives rows in the order in which devices are scanned, and takes a scan back', () => {
    const { rosters, id } = inUse('氏名\n山田\n佐藤\n');
    expect(rosters.valuesOf({ serial: one, slot: '1' })).toEqual({});
    expect(rosters.scan(id, { serial: `S${one}`, assetTag: ' Ａ-９ ' })).toMatchObject({
      position: 1,
      assetTag: 'A-9',
    });
    expect(rosters.scan(id, { serial: two }).position).toBe(2);
    expect(rosters.scan(id, { serial: one }).position).toBe(1);
    expect(() => rosters.scan(id, { serial: 'DMPXK0AAJF83' })).toThrow(
      expect.objectContaining({ code: 'roster.full' }),
    );
    rosters.undo(id);
    rosters.undo(id);
    expect(rosters.valuesOf({ serial: two })).toEqual({});
    expect(() => rosters.scan(id, { serial: '山田' })).toThrow(
      expect.objectContaining({ code: 'roster.not-a-serial' }),
    );
  });

  it('can be made of nothing but scans', () => {
    const { book: rosters } = book();
    const { id } = rosters.create('タグ');
    rosters.scan(id, { serial: one, assetTag: 'A-1' });
    rosters.scan(id, { serial: two, assetTag: 'A-2' });
    rosters.scan(id, { serial: one, assetTag: 'A-3' });
    expect(rosters.show(id).rows).toEqual([
      { position: 1, serial: one, assetTag: 'A-3', fields: {} },
      { position: 2, serial: two, assetTag: 'A-2', fields: {} },
    ]);
  });

  it('is edited by row; an empty value goes', () => {
    const { rosters, id } = inUse(`serial,氏名\n${one},山田\n`);
    expect(rosters.edit(id, 1, { serial: null, assetTag: 'B', fields: { user: null, class: '2' } })).toEqual({
      position: 1,
      assetTag: 'B',
      fields: { class: '2' },
    });
    expect(() => rosters.edit(id, 9, {})).toThrow(expect.objectContaining({ code: 'roster.no-row' }));
  });

  it('goes by age', async () => {
    const { rosters, clock } = inUse('氏名\n山田\n');
    expect(rosters.purge(30)).toBe(0);
    await clock.advance(31 * 86_400_000);
    expect(rosters.purge(30)).toBe(1);
  });
});

describe('a list that is looked at', () => {
  it('shows which attached devices it is for, and keeps nothing', () => {
    const { book: rosters, store } = book();
    const reading = rosters.read(list(`serial,氏名\n${one},山田\n`), [
      { serial: one, slot: '1' },
      { serial: two },
      { slot: '3' },
    ]);
    expect(reading.bench).toEqual({ joined: [{ serial: one, slot: '1', position: 1 }], unlisted: [two] });
    expect(store.rosters.list()).toEqual([]);
  });

  it('is not kept with rows that do not fit, unless they are left out', () => {
    const { book: rosters } = book();
    const bad = { ...list(`serial,氏名\n${one},山田\nno,佐藤\n`), name: 'x' };
    expect(() => rosters.import({ ...bad, leaveOut: false })).toThrow(
      expect.objectContaining({ code: 'roster.misfits', params: { file: '1組.csv', count: '1' } }),
    );
    expect(rosters.import({ ...bad, leaveOut: true }).rows).toBe(1);
  });
});
