import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import { queueSampleRecord } from '../../tests/support/sample-run.ts';
import { exportRecords } from './export.ts';

const now = new Date('2026-04-01T09:05:00Z');

function records() {
  const store = openScratchStore();
  const device = { serial: 'DMPXK0AAJF88', udid: 'u', name: '=1年1組', wifiMac: '04:f4:5f:07:a7:a9' };
  queueSampleRecord(store, device.serial, { device });
  return store.records.list();
}

describe('an export of records', () => {
  it('is a CSV for spreadsheets, with the state of its delivery', () => {
    const { fileName, data } = exportRecords(records(), 'csv', now);
    expect(fileName).toBe('kitbench-records-20260401-0905.csv');
    const bytes = Buffer.from(data, 'base64');
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const [header = '', row = '', rest] = bytes.subarray(3).toString('utf8').split('\r\n');
    expect(rest).toBe('');
    const cells = Object.fromEntries(header.split(',').map((name, index) => [name, row.split(',')[index]]));
    expect(cells).toMatchObject({
      serial: 'DMPXK0AAJF88',
      name: "'=1年1組",
      kind: 'prepared',
      wifiMac: '04:f4:5f:07:a7:a9',
      organization: '桜小学校',
      delivery: 'pending',
    });
  });

  it('can be one for older spreadsheets', () => {
    const { data } = exportRecords(records(), 'csv', now, 'cp932');
    const bytes = Buffer.from(data, 'base64');
    expect(bytes.subarray(0, 6).toString()).toBe('serial');
    expect(new TextDecoder('shift_jis').decode(bytes)).toContain('桜小学校');
  });

  it('is everything as JSON', () => {
    const all = records();
    const { fileName, data } = exportRecords(all, 'json', now, 'cp932');
    expect(fileName).toBe('kitbench-records-20260401-0905.json');
    expect(JSON.parse(Buffer.from(data, 'base64').toString('utf8'))).toEqual({
      exportedAt: '2026-04-01T09:05:00.000Z',
      records: all,
    });
  });
});
