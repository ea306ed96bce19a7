import { describe, expect, it } from 'vitest';
import { ecidSchema, serialSchema, udidSchema } from '../../../shared/domain/ids.ts';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { startSampleRun } from '../../../tests/support/sample-run.ts';

const oldUdid = udidSchema.parse('0123456789abcdef0123456789abcdef01234567');
const newUdid = udidSchema.parse('00008101-000A1B2C3D4E5F60');
const ecid = ecidSchema.parse('000A1B2C3D4E5F60');
const serial = serialSchema.parse('DMPXK0AAJF88');
const [first, later] = ['2026-04-01T00:00:00.000Z', '2026-04-01T00:10:00.000Z'];

describe('known devices', () => {
  it('go by their ECID as soon as their UDID tells it', () => {
    const { devices } = openScratchStore();
    expect(devices.saw({ udid: newUdid }, first)).toMatchObject({ key: `ecid:${ecid}`, firstSeenAt: first });
    expect(devices.saw({ udid: newUdid, ecid, serial }, later)).toEqual({
      key: `ecid:${ecid}`,
      udid: newUdid,
      ecid,
      serial,
      firstSeenAt: first,
      lastSeenAt: later,
    });
    expect(devices.aliasesOf(`ecid:${ecid}`)).toEqual([]);
  });

  it('are merged once the ECID of an old one is read, and keep what was known', () => {
    const store = openScratchStore();
    const { devices } = store;
    const provisional = devices.saw({ udid: oldUdid, serial }, first).key;
    const runId = startSampleRun(store, { deviceKey: provisional });

    const merged = devices.saw({ udid: oldUdid, ecid }, later);
    expect(merged).toMatchObject({ key: `ecid:${ecid}`, serial, firstSeenAt: first, lastSeenAt: later });
    expect(devices.aliasesOf(merged.key)).toEqual([{ alias: provisional, mergedAt: later }]);
    expect(devices.resolve(provisional)).toBe(merged.key);
    expect(devices.get(provisional)).toEqual(merged);
    expect(devices.list()).toEqual([merged]);
    expect(devices.everyKey().sort()).toEqual([merged.key, provisional].sort());
    expect(store.runs.ofDevice(merged.key).map((run) => run.runId)).toEqual([runId]);
  });

  it('stay merged when a later look cannot read the ECID', () => {
    const { devices } = openScratchStore();
    devices.saw({ udid: oldUdid }, first);
    const merged = devices.saw({ udid: oldUdid, ecid }, first);
    expect(devices.saw({ udid: oldUdid }, later)).toEqual({ ...merged, lastSeenAt: later });
  });
});
