import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import type { StoredServer } from './servers.ts';

const server: StoredServer = {
  server: {
    id: '0d1f6a52-7a6e-4a5e-9a53-0d4f6f0f4a01',
    name: 'mobiconnect 3年',
    product: 'mobiconnect',
    maskedUrl: 'https://c.mobi-connect.net/crs/iosmdm/dep/sample.com?p=apple&t=…',
    host: 'c.mobi-connect.net',
    anchorFingerprints: [],
  },
  sourceRef: 'source',
  anchors: ['MIIB'],
  records: { baseUrl: 'https://records.example/api', tokenRef: 'token', trust: ['PEM'] },
};

const organization = {
  id: '5b6c1a3e-0a80-4f3e-8a8e-1f6f5f1f2b02',
  name: '桜小学校',
  identity: { fingerprint: 'f', notAfter: '2046-04-01T00:00:00.000Z' },
};

describe('servers', () => {
  it('are saved, replaced and removed', () => {
    const { servers } = openScratchStore();
    servers.save(server);
    expect(servers.get(server.server.id)).toEqual(server);
    const { records: _, ...without } = server;
    servers.save(without);
    expect(servers.list()).toEqual([without]);
    expect(servers.remove(server.server.id)).toBe(true);
    expect(servers.remove(server.server.id)).toBe(false);
    expect(servers.get(server.server.id)).toBeUndefined();
  });
});

describe('organizations', () => {
  it('that were removed keep their identity for the devices they supervise', () => {
    const { organizations } = openScratchStore();
    const stored = { organization, certificate: Buffer.from('DER'), keyRef: 'key' };
    organizations.save(stored);
    expect(organizations.list()).toEqual([stored]);
    expect(organizations.remove(organization.id, '2026-04-01T00:00:00.000Z')).toBe(true);
    expect(organizations.list()).toEqual([]);
    expect(organizations.get(organization.id)).toEqual(stored);
  });
});

describe('settings', () => {
  it('count the starts of the core', () => {
    const { settings } = openScratchStore();
    expect([settings.countCoreStart(), settings.countCoreStart()]).toEqual([1, 2]);
  });

  it('name the station after its computer until someone names it', () => {
    const { settings } = openScratchStore();
    expect(settings.stationName()).not.toBe('');
    settings.setStationName('図書室');
    expect(settings.stationName()).toBe('図書室');
  });
});

describe('destinations', () => {
  it('remember failures, rest and pause', () => {
    const { destinations } = openScratchStore();
    expect(destinations.get('s')).toEqual({ failures: 0 });
    destinations.save('s', { failures: 3, restUntil: '2026-04-01T00:00:00.000Z' });
    expect(destinations.get('s')).toEqual({ failures: 3, restUntil: '2026-04-01T00:00:00.000Z' });
    expect(destinations.paused()).toEqual([]);
    destinations.save('s', { failures: 0, pausedBy: 'backend.auth' });
    expect(destinations.paused()).toEqual([
      { serverId: 's', problem: { code: 'backend.auth', params: {}, chain: [] } },
    ]);
  });
});
