import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../shared/domain/blueprint.ts';
import { blueprintFrom, draftOf, draftSchema, newDraft, withoutSecrets, withServer } from './draft.ts';

const organizationId = '7d0c2a52-7d0f-4a55-8a70-5a0c4b0f0001';
const serverId = '7d0c2a52-7d0f-4a55-8a70-5a0c4b0f0002';
const fresh = { ...newDraft({ organizationId, serverId, language: 'ja' }), name: '教室' };
const blueprint: Blueprint = {
  id: '7d0c2a52-7d0f-4a55-8a70-5a0c4b0f0003',
  revision: 4,
  name: '教室',
  organizationId,
  serverId: null,
  enrollment: 'none',
  supervise: true,
  allowPairing: false,
  panes: { mode: 'show-some', show: ['WiFi', 'FutureKey'] },
  erase: 'always',
  batteryFloorPercent: 30,
  minimumOs: '17.4',
  minimumFreeBytes: 2_500_000_000,
  keepUsbUsable: true,
  keepUnlockToken: false,
  preserveDataPlan: true,
  disallowProximitySetup: true,
  profiles: [{ name: 'Wi-Fi', role: 'wifi', identifier: 'a.b', sha256: 'a'.repeat(64) }],
};

describe('a new blueprint', () => {
  it('needs nothing but a name', () => {
    expect(blueprintFrom({ ...fresh, name: '' }, { kind: 'new' })).toMatchObject({ ok: false });
    expect(blueprintFrom(fresh, { kind: 'new' })).toMatchObject({
      ok: true,
      input: { enrollment: 'remote-management', supervise: true, panes: { mode: 'skip-all' }, locale: 'ja_JP' },
    });
  });

  it('leaves out what was left empty', () => {
    const checked = blueprintFrom({ ...fresh, language: '', locale: '', timeZone: '' }, { kind: 'new' });
    expect(checked.ok && Object.keys(checked.input)).not.toEqual(expect.arrayContaining(['language']));
  });

  it.each([
    [{ organizationId: '' }, 'organizationId'],
    [{ minimumOs: 'x' }, 'minimumOs'],
    [{ batteryFloorPercent: 120 }, 'batteryFloorPercent'],
  ])('names the field of %j', (change, path) => {
    const checked = blueprintFrom({ ...fresh, ...change }, { kind: 'new' });
    expect(checked.ok ? [] : [...checked.faults.keys()]).toEqual([path]);
  });
});

describe('a saved blueprint', () => {
  it('comes through the form unchanged, its profiles by digest', () => {
    const { revision: _, profiles: __, ...settings } = blueprint;
    const kept = { name: 'Wi-Fi', role: 'wifi', sha256: 'a'.repeat(64) };
    expect(blueprintFrom(draftOf(blueprint), { kind: 'edit', blueprint })).toEqual({
      ok: true,
      input: { ...settings, profiles: [kept] },
    });
  });

  it('keeps what verifies an enrollment while it has a server to enroll with', () => {
    const chosen: Blueprint = { ...blueprint, serverId, enrollment: 'remote-management', verification: 'mdm' };
    const draft = draftOf(chosen);
    expect(blueprintFrom(draft, { kind: 'edit', blueprint: chosen })).toMatchObject({
      input: { verification: 'mdm' },
    });
    for (const change of [{ serverId: null }, { verification: 'device-and-mdm' as const }]) {
      const checked = blueprintFrom({ ...draft, ...change }, { kind: 'edit', blueprint: chosen });
      expect(checked.ok && 'verification' in checked.input).toBe(false);
    }
  });

  it('is copied without its id', () => {
    const checked = blueprintFrom(draftOf(blueprint, 'B'), { kind: 'copy', blueprint });
    expect(checked).toMatchObject({ ok: true, input: { name: 'B' } });
    expect(checked).not.toHaveProperty('input.id');
  });
});

describe('withServer', () => {
  it('goes with how devices enroll', () => {
    expect(withServer(fresh, null)).toEqual({ serverId: null, enrollment: 'none' });
    expect(withServer({ ...fresh, enrollment: 'none' }, serverId)).toMatchObject({ enrollment: 'remote-management' });
    expect(withServer({ ...fresh, enrollment: 'manual' }, serverId)).toMatchObject({ enrollment: 'manual' });
  });
});

describe('a draft that is written down', () => {
  it('keeps saved profiles and no others, and can be read again', () => {
    const wifi = { ssid: 'school', password: 'kanaria', encryption: 'WPA2' } as const;
    const added = { kind: 'network', key: '1', name: 'Wi-Fi', role: 'wifi', wifi } as const;
    const draft = { ...draftOf(blueprint), profiles: [...draftOf(blueprint).profiles, added] };
    const kept = withoutSecrets(draft);
    expect(JSON.stringify(kept)).not.toContain('kanaria');
    expect(draftSchema.parse(JSON.parse(JSON.stringify(kept)))).toEqual(draftOf(blueprint));
  });
});
