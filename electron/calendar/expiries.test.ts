import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { EnteredExpiry } from '../../shared/domain/expiry.ts';
import type { Organization } from '../../shared/domain/organization.ts';
import { sampleBlueprint } from '../../tests/support/sample-run.ts';
import { createSupervisionIdentity } from '../crypto/supervision-identity.ts';
import type { StoredServer } from '../store/repositories/servers.ts';
import { type CalendarSources, expiriesAt } from './expiries.ts';
import { yearAfter } from './stages.ts';

const now = new Date('2026-11-20T03:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000 + 1000).toISOString();
const serverId = sampleBlueprint().serverId ?? '';

const server = (about: Partial<StoredServer['server']> = {}, anchors: readonly string[] = []): StoredServer => ({
  server: {
    id: serverId,
    name: '青葉市',
    product: 'mobiconnect',
    maskedUrl: 'https://x.jp/***',
    host: 'x.jp',
    anchorFingerprints: anchors.map((_, index) => `f${index}`),
    ...about,
  },
  sourceRef: 's',
  anchors,
});

const organization: Organization = {
  id: sampleBlueprint().organizationId,
  name: '青葉小学校',
  identity: { fingerprint: 'a'.repeat(64), notAfter: inDays(20) },
  accepts: [{ name: '非常用', fingerprint: 'b'.repeat(64), notAfter: inDays(5000), certificate: 'AAAA' }],
};

function calendar(sources: Partial<CalendarSources>) {
  return expiriesAt(
    {
      servers: [],
      organizations: [],
      blueprints: [],
      entered: [],
      profiles: [],
      signerOf: () => undefined,
      ...sources,
    },
    now,
  );
}

describe('how near an end is', () => {
  it.each([
    [-1, 'over'],
    [0, 'days-7'],
    [7, 'days-7'],
    [8, 'days-30'],
    [30, 'days-30'],
    [31, 'days-90'],
    [90, 'days-90'],
    [91, 'later'],
  ])('%i days before', (days, stage) => {
    const credentialsExpireAt = days < 0 ? new Date(now.getTime() - 1000).toISOString() : inDays(days);
    expect(calendar({ servers: [server({ credentialsExpireAt })] })).toMatchObject([{ stage, days }]);
  });

  it('is not known where nobody said', () => {
    expect(calendar({ servers: [server()] })).toMatchObject([{ kind: 'enrollment-credentials', stage: 'unknown' }]);
    expect(calendar({ servers: [server({ product: 'url' })] })).toEqual([]);
  });

  it.each([
    ['2026-04-01', '2027-04-01'],
    ['2028-02-29', '2029-02-28'],
    ['2027-12-31', '2028-12-31'],
  ])('a year after %s is %s', (day, after) => expect(yearAfter(day)).toBe(after));
});

describe('the calendar', () => {
  it('knows of each end which blueprints it breaks', async () => {
    const { certificate } = await createSupervisionIdentity({ organization: 'CA', now });
    const enrolling = sampleBlueprint({ id: '11111111-1111-4111-8111-111111111111', name: '登録する' });
    const alone = sampleBlueprint({
      id: '22222222-2222-4222-8222-222222222222',
      name: '登録しない',
      enrollment: 'none',
      serverId: null,
    });
    const push: EnteredExpiry = {
      id: '33333333-3333-4333-8333-333333333333',
      kind: 'push-certificate',
      serverId,
      enteredAt: now.toISOString(),
      topic: 'com.apple.mgmt.External.x',
      fingerprint: 'c',
      publicKey: 'd',
      endsAt: inDays(60),
    };
    const found = calendar({
      servers: [server({ credentialsExpireAt: inDays(3) }, [certificate.toString('base64')])],
      organizations: [organization],
      blueprints: [enrolling, alone],
      entered: [push],
    });
    expect(found.map(({ kind, stage, breaks }) => [kind, stage, breaks.map(({ name }) => name)])).toEqual([
      ['enrollment-credentials', 'days-7', ['登録する']],
      ['supervision-identity', 'days-30', ['登録する', '登録しない']],
      ['push-certificate', 'days-90', ['登録する']],
      ['supervision-identity', 'later', []],
      ['trust-anchor', 'later', ['登録する']],
    ]);
    expect(found.at(-1)).toMatchObject({
      endsAt: new X509Certificate(certificate).validToDate.toISOString(),
      detail: expect.stringContaining('CN=Kitbench: CA'),
    });
  });

  it('tells of a profile’s signature once, and that it breaks nothing', () => {
    const profile = { name: 'Wi-Fi', role: 'wifi', identifier: 'x', sha256: 'e'.repeat(64) } as const;
    const blueprints = [sampleBlueprint({ profiles: [profile] }), sampleBlueprint({ profiles: [profile] })];
    const signerOf = () => ({ subject: 'CN=x', notAfter: inDays(-1) });
    const library = { name: '図書室', sha256: 'f'.repeat(64) };
    expect(calendar({ profiles: [library], signerOf })).toMatchObject([{ kind: 'profile-signer', name: '図書室' }]);
    expect(calendar({ blueprints, signerOf })).toMatchObject([
      { kind: 'profile-signer', name: 'Wi-Fi', stage: 'over', breaks: [] },
    ]);
  });

  it('reckons a token of automated enrollment, and says so', () => {
    const ade: EnteredExpiry = {
      id: '44444444-4444-4444-8444-444444444444',
      kind: 'ade-token',
      name: 'ABM',
      serverId: null,
      enteredAt: now.toISOString(),
      downloadedOn: '2026-04-01',
    };
    const [found] = calendar({ entered: [ade] });
    expect(found).toMatchObject({ estimated: true, entered: true, stage: 'later' });
    expect(new Date(found?.endsAt ?? '').getTime()).toBe(new Date('2027-04-01T23:59:59').getTime());
  });
});
