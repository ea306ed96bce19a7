import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { queueSampleRecord } from '../../../tests/support/sample-run.ts';
import { dayOf, dayReport } from './day.ts';
import { renderDayReport } from './render.ts';

const noon = new Date(2026, 3, 1, 12);
const head = { stationLabel: '図書室', station: 'station-1', now: noon };
const at = (hour: number) => new Date(2026, 3, 1, hour).toISOString();

function reportOf(store: ReturnType<typeof openScratchStore>) {
  const day = dayOf('2026-04-01', noon);
  return dayReport(day, store.records.list(), store.shifts.during(day.from.toISOString(), day.to.toISOString()));
}

describe('the report of a day', () => {
  it('is of today when no day is named, from midnight to midnight of the station', () => {
    expect(dayOf(undefined, noon)).toEqual({
      day: '2026-04-01',
      from: new Date(2026, 3, 1),
      to: new Date(2026, 3, 2),
    });
    expect(() => dayOf('2026-02-30', noon)).toThrow(expect.objectContaining({ code: 'input.invalid' }));
  });

  it('has one line for each run that ended on it, by its newest record, and counts', () => {
    const store = openScratchStore();
    const first = queueSampleRecord(store, 'DMPXK0AAJF88', { endedAt: at(9), operator: '佐藤', schema: 2 });
    store.records.insertWithOutbox({ ...first, id: crypto.randomUUID(), revision: 2, kind: 'verified', at: at(10) });
    queueSampleRecord(store, 'DMPXK0AAJF89', { endedAt: at(8), kind: 'failed' });
    queueSampleRecord(store, 'DMPXK0AAJF90', { endedAt: new Date(2026, 2, 31, 23).toISOString() });
    const { rows, counts } = reportOf(store);
    expect(rows.map(({ record }) => [record.device.serial, record.kind])).toEqual([
      ['DMPXK0AAJF89', 'failed'],
      ['DMPXK0AAJF88', 'verified'],
    ]);
    expect(counts).toEqual({ devices: 2, done: 1, notDone: 1, undelivered: 3 });
  });

  it('is a page that names operators, devices, results and why not, in either language', () => {
    const store = openScratchStore();
    store.shifts.start('佐藤', at(9));
    queueSampleRecord(store, 'DMPXK0AAJF88', { endedAt: at(9), operator: '佐藤', schema: 2 });
    const problem = { code: 'store.closed', params: {}, chain: [] };
    queueSampleRecord(store, 'DMPXK0AAJF89', { endedAt: at(10), kind: 'failed', problem });
    const report = reportOf(store);
    const ja = renderDayReport(report, head, 'ja');
    for (const text of [
      'キッティング作業報告',
      '図書室',
      '佐藤',
      'DMPXK0AAJF88',
      '準備済み',
      '失敗',
      'データファイル',
    ]) {
      expect(ja).toContain(text);
    }
    expect(renderDayReport(report, head, 'en')).toContain('Kitting report');
    expect(ja).not.toMatch(/undefined|\?\?|<script/);
  });

  it('lets no name become markup', () => {
    const store = openScratchStore();
    const device = { serial: 'DMPXK0AAJF88', udid: '00008101-000A1B2C3D4E5F60', name: '<img src=x onerror=alert(1)>' };
    queueSampleRecord(store, 'DMPXK0AAJF88', { endedAt: at(9), device });
    expect(renderDayReport(reportOf(store), head, 'en')).toContain('&lt;img src=x');
  });

  it('says so when nothing ended on that day', () => {
    expect(renderDayReport(reportOf(openScratchStore()), head, 'ja')).toContain('この日に終わった作業はありません。');
  });
});
