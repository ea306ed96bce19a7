import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serialSchema } from '../../../shared/domain/ids.ts';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { scratchDirectory } from '../../../tests/support/scratch.ts';
import type { NewRoster } from './rosters.ts';

const serial = serialSchema.parse('DMPXK0AAJF88');
const at = '2026-04-01T00:00:00.000Z';

function newRoster(name: string): NewRoster {
  return { id: randomUUID(), name, fileName: 'a.csv', joinBy: 'order', columns: [{ header: '氏名', key: 'user' }] };
}
const row = (position: number, user: string) => ({ position, fields: { user } });

describe('rosters', () => {
  it('come back as they were kept, one of them in use', () => {
    const { rosters } = openScratchStore();
    const first = rosters.insert(newRoster('1組'), [row(1, '山田'), row(2, '佐藤')], at);
    const second = rosters.insert(newRoster('2組'), [], at);
    rosters.use(first.id);
    rosters.use(second.id);
    expect(rosters.inUse()?.name).toBe('2組');
    expect(rosters.get(first.id)).toEqual({ ...first, inUse: false });
    expect(rosters.rows(first.id)).toEqual([row(1, '山田'), row(2, '佐藤')]);
    rosters.use(null);
    expect(rosters.inUse()).toBeUndefined();
    expect(() => rosters.insert(newRoster('1組'), [], at)).toThrow(
      expect.objectContaining({ code: 'roster.name-taken' }),
    );
  });

  it('give no device two rows', () => {
    const { rosters } = openScratchStore();
    const { id } = rosters.insert(newRoster('1組'), [row(1, '山田'), row(2, '佐藤')], at);
    rosters.write(id, [{ ...row(1, '山田'), serial }]);
    expect(() => rosters.write(id, [{ ...row(2, '佐藤'), serial }])).toThrow(
      expect.objectContaining({ code: 'roster.serial-taken', params: { serial, position: '1' } }),
    );
    expect(rosters.rowOf(id, serial)?.position).toBe(1);
  });

  it('take edits back, newest first, added rows too', () => {
    const { rosters } = openScratchStore();
    const { id } = rosters.insert(newRoster('1組'), [row(1, '山田')], at);
    rosters.write(id, [{ ...row(1, '山田'), serial }]);
    rosters.write(id, [row(2, '鈴木')]);
    expect(rosters.undo(id)).toBe(true);
    expect(rosters.rows(id)).toEqual([{ ...row(1, '山田'), serial }]);
    expect(rosters.undo(id)).toBe(true);
    expect(rosters.rows(id)).toEqual([row(1, '山田')]);
    expect(rosters.undo(id)).toBe(false);
    expect(rosters.get(id)?.canUndo).toBe(false);
  });

  it('leave nothing of a name on the disk when they are removed', () => {
    const dataDir = scratchDirectory();
    const store = openScratchStore({ dataDir });
    const { id } = store.rosters.insert(newRoster('1組'), [row(1, 'canary-yamada')], at);
    store.rosters.write(id, [row(1, 'canary-sato')]);
    expect(store.rosters.remove(id)).toBe(true);
    const disk = ['kitbench.db', 'kitbench.db-wal'].map((name) => readFileSync(join(dataDir, name)).toString('latin1'));
    expect(disk.join('')).not.toMatch(/canary-(?:yamada|sato)/);
  });

  it('go by age', () => {
    const { rosters } = openScratchStore();
    rosters.insert(newRoster('去年'), [row(1, '山田')], '2025-04-01T00:00:00.000Z');
    rosters.insert(newRoster('今年'), [], at);
    expect(rosters.removeOlder('2026-01-01T00:00:00.000Z')).toBe(1);
    expect(rosters.list().map(({ name }) => name)).toEqual(['今年']);
  });
});
