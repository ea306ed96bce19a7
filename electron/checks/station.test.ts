import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Organization } from '../../shared/domain/organization.ts';
import type { Server } from '../../shared/domain/server.ts';
import type { PreflightSeen, RecordsSeen } from '../../shared/domain/server-probe.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { type HttpsSite, openHttpsSite } from '../../tests/support/https-site.ts';
import { scratchDirectory } from '../../tests/support/scratch.ts';
import { issueCertificate } from '../crypto/certificates.ts';
import { generateRsaKey } from '../crypto/keys.ts';
import { createMux } from '../devices/usbmux/client.ts';
import { preflightEnrollment, probeRecords } from '../enrollment/preflight.ts';
import { systemClock } from '../ports/clock.ts';
import { createTestClock } from '../ports/test-clock.ts';
import type { CheckedBackend, CheckedServer, StationCheckContext } from './context.ts';
import { checkStation } from './registry.ts';

const now = new Date('2026-04-01T00:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 86_400_000 + 1000).toISOString();

function server(overrides: Partial<CheckedServer> & { readonly about?: Partial<Server> } = {}): CheckedServer {
  const { about, ...rest } = overrides;
  return {
    server: {
      id: '0d1f6a52-7a6e-4a5e-9a53-0d4f6f0f4a01',
      name: 'School',
      product: 'mobiconnect',
      maskedUrl: 'https://x.jp/***',
      host: 'x.jp',
      anchorFingerprints: [],
      credentialsExpireAt: days(60),
      ...about,
    },
    anchors: [],
    knock: async () => ({ kind: 'refused', status: 400 }),
    ...rest,
  };
}

function organization(notAfter: string): Organization {
  return { id: '5b6c1a3e-0a80-4f3e-8a8e-1f6f5f1f2b02', name: '桜小学校', identity: { fingerprint: 'f', notAfter } };
}

async function findings(overrides: Partial<StationCheckContext>): Promise<Record<string, string[]>> {
  const report = await checkStation('doctor', {
    clock: createTestClock(now),
    dataDir: scratchDirectory(),
    mux: { readBuid: async () => 'BUID', listDevices: async () => [] },
    vault: 'open',
    organizations: [organization(days(3650))],
    expiries: [],
    servers: [],
    backends: [],
    ...overrides,
  });
  const byId = Map.groupBy(report.results, ({ id }) => id);
  return Object.fromEntries(
    [...byId].map(([id, results]) => [id, results.map(({ status, finding }) => `${status} ${finding.code}`)]),
  );
}

describe('usbmuxd', () => {
  it('answers with its BUID', async () => {
    expect(await findings({})).toMatchObject({ usbmuxd: ['pass usbmuxd.answers'] });
  });

  it('is missed when nobody listens', async () => {
    const mux = createMux({ kind: 'unix', path: join(scratchDirectory(), 'nobody') }, { clock: systemClock });
    expect(await findings({ mux })).toMatchObject({ usbmuxd: ['fail usbmuxd.silent'] });
  });
});

describe('the data directory', () => {
  it('is private and has room', async () => {
    expect(await findings({})).toMatchObject({
      'data-directory': ['pass data.private', expect.stringMatching(/ data\./)],
    });
  });

  it.each<[string, (path: string) => void, string]>([
    ['is not there', () => undefined, 'fail data.missing'],
    ['is a file', (path) => writeFileSync(path, '', { mode: 0o700 }), 'fail data.missing'],
    [
      'is open to others',
      (path) => {
        mkdirSync(path);
        chmodSync(path, 0o755);
      },
      'warn data.open-to-others',
    ],
  ])('%s', async (_, make, finding) => {
    const dataDir = join(scratchDirectory(), 'data');
    make(dataDir);
    expect((await findings({ dataDir }))['data-directory']?.[0]).toBe(finding);
  });
});

describe('the vault', () => {
  it.each([
    ['open', 'pass vault.open'],
    ['locked', 'fail vault.locked'],
    ['absent', 'fail vault.absent'],
  ] as const)('%s', async (vault, finding) => {
    expect(await findings({ vault })).toMatchObject({ vault: [finding] });
  });
});

describe('the MDM behind a server', () => {
  const queue = { waiting: 0, parked: 0 };
  const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * 86_400_000 - 1000).toISOString();
  const said = (code: KitError['code'] | undefined) => async () =>
    code === undefined ? undefined : new KitError(code);

  it.each<[KitError['code'] | undefined, string]>([
    [undefined, 'pass mdm.answers'],
    ['backend.auth', 'fail mdm.refused'],
    ['backend.tls', 'fail mdm.untrusted'],
    ['backend.unreachable', 'warn mdm.unreachable'],
    ['internal.timeout', 'warn mdm.unreachable'],
    ['backend.bad-answer', 'warn mdm.trouble'],
  ])('is asked: %s', async (code, finding) => {
    expect(await findings({ backends: [{ server: '青葉小', queue, ask: said(code) }] })).toMatchObject({
      'mdm-backend': [finding],
      'record-delivery': ['pass delivery.clear'],
    });
  });

  it.each<[KitError['code'] | undefined, string | undefined, string]>([
    [undefined, at(1), 'pass inbox.newest'],
    [undefined, at(8), 'warn inbox.silent'],
    [undefined, undefined, 'warn inbox.empty'],
    ['backend.auth', at(1), 'fail inbox.refused'],
    ['backend.unreachable', at(1), 'warn inbox.unreachable'],
  ])('has an inbox: %s, newest %s', async (code, newest, finding) => {
    const inbox = { pull: said(code), newestAt: () => newest };
    expect(await findings({ backends: [{ server: '青葉小', queue, inbox }] })).toMatchObject({ inbox: [finding] });
  });

  it.each<[string, Partial<CheckedBackend>, string[]]>([
    ['paused', { queue: { ...queue, pausedBy: 'backend.auth' } }, ['fail delivery.paused']],
    ['parked', { queue: { ...queue, parked: 3 } }, ['warn delivery.parked']],
    ['waiting', { queue: { ...queue, waiting: 2, oldestAt: at(0) } }, ['pass delivery.waiting']],
    ['late', { queue: { ...queue, waiting: 2, oldestAt: at(2) } }, ['warn delivery.late']],
    ['exported', { exported: { count: 4, oldestAt: at(1) } }, ['pass delivery.exported']],
    ['not confirmed', { exported: { count: 4, oldestAt: at(9) } }, ['warn delivery.unconfirmed']],
    [
      'all of it',
      { queue: { waiting: 1, parked: 1, oldestAt: at(2), pausedBy: 'backend.tls' } },
      ['fail delivery.paused', 'warn delivery.parked', 'warn delivery.late'],
    ],
  ])('is sent records: %s', async (_, about, wanted) => {
    const found = await findings({ backends: [{ server: '青葉小', queue, ...about }] });
    expect(found['record-delivery']).toEqual(wanted);
  });

  it('that hangs keeps nothing of the others back', async () => {
    const hung = { server: '青葉小', queue, ask: () => new Promise<undefined>(() => {}) };
    const clock = createTestClock(now);
    const report = findings({ clock, backends: [hung, { server: '桜中', queue: { ...queue, parked: 1 } }] });
    await clock.advance(20_000);
    expect(await report).toMatchObject({
      'mdm-backend': ['unknown check.not-run'],
      'record-delivery': ['pass delivery.clear', 'warn delivery.parked'],
    });
  });
});

describe('supervision identities', () => {
  it.each([
    [3650, 'pass identity.valid'],
    [90, 'warn identity.expires'],
    [0, 'warn identity.expires'],
    [-1, 'fail identity.expired'],
  ])('with %i days left', async (left, finding) => {
    expect(await findings({ organizations: [organization(days(left))] })).toMatchObject({
      'supervision-identities': [finding],
    });
  });

  it('are missed when there are none', async () => {
    expect(await findings({ organizations: [] })).toMatchObject({ 'supervision-identities': ['warn identity.none'] });
  });
});

describe('a copy of a supervision identity', () => {
  const made = organization(days(3650));

  it('is missed for as long as there is none', async () => {
    expect(await findings({ organizations: [made] })).toMatchObject({ 'identity-backup': ['warn identity.no-copy'] });
  });

  it.each(['exported', 'imported'] as const)('is one that was %s', async (how) => {
    const kept = { ...made, identity: { ...made.identity, copy: { at: days(-1), how } } };
    expect(await findings({ organizations: [kept] })).toMatchObject({ 'identity-backup': ['pass identity.kept'] });
  });
});

describe('enrollment credentials', () => {
  it.each([
    [60, 'pass credentials.valid'],
    [30, 'warn credentials.expire'],
    [1, 'warn credentials.expire'],
    [-1, 'fail credentials.expired'],
  ])('with %i days left', async (left, finding) => {
    const servers = [server({ about: { credentialsExpireAt: days(left) } })];
    expect(await findings({ servers })).toMatchObject({ 'enrollment-credentials': [finding] });
  });

  it('without a date are unknown at mobiconnect, and no matter at CLOMO', async () => {
    const { credentialsExpireAt: _, ...undated } = server().server;
    const servers: CheckedServer[] = [
      { ...server(), server: undated },
      { ...server(), server: { ...undated, product: 'clomo' } },
    ];
    expect(await findings({ servers })).toMatchObject({ 'enrollment-credentials': ['unknown credentials.unknown'] });
  });
});

describe('trust anchors', () => {
  it.each([
    ['fine', -10, 400, 'pass anchors.valid'],
    ['soon over', -10, 20, 'warn anchors.expire'],
    ['over', -10, -1, 'fail anchors.expired'],
    ['not begun', 10, 400, 'fail anchors.not-yet'],
  ])('%s', async (_, from, to, finding) => {
    const { publicKey, privateKey } = await generateRsaKey();
    const anchor = issueCertificate({
      subject: { cn: 'Authority' },
      subjectPublicKey: publicKey,
      signingKey: privateKey,
      notBefore: new Date(days(from)),
      notAfter: new Date(days(to)),
    });
    expect(await findings({ servers: [server({ anchors: [anchor] })] })).toMatchObject({ 'trust-anchors': [finding] });
  });

  it('that are none', async () => {
    const servers = [server({ anchors: [Buffer.from('x')] })];
    expect(await findings({ servers })).toMatchObject({ 'trust-anchors': ['fail anchors.unreadable'] });
  });
});

describe('the enrollment endpoint', () => {
  it.each<[PreflightSeen, string]>([
    [{ kind: 'profile' }, 'pass endpoint.profile'],
    [{ kind: 'refused', status: 400 }, 'pass endpoint.alive'],
    [{ kind: 'login' }, 'warn endpoint.login'],
    [{ kind: 'not-found', status: 404 }, 'warn endpoint.not-found'],
    [{ kind: 'no-post' }, 'fail endpoint.no-post'],
    [{ kind: 'redirect', status: 302, host: 'y.jp' }, 'warn endpoint.redirect'],
    [{ kind: 'page', status: 200, contentType: 'text/html' }, 'warn endpoint.page'],
    [{ kind: 'server-error', status: 500 }, 'warn endpoint.trouble'],
    [{ kind: 'too-large' }, 'warn endpoint.endless'],
    [{ kind: 'network', code: 'ENOTFOUND' }, 'unknown endpoint.unreachable'],
    [{ kind: 'tls', reason: 'name', code: 'c' }, 'fail endpoint.wrong-name'],
    [{ kind: 'tls', reason: 'dates', code: 'c' }, 'fail endpoint.wrong-dates'],
    [{ kind: 'tls', reason: 'untrusted', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'warn endpoint.untrusted'],
    [{ kind: 'tls', reason: 'untrusted', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'fail endpoint.untrusted'],
    [{ kind: 'tls', reason: 'other', code: 'EPROTO' }, 'warn endpoint.no-tls'],
  ])('%j', async (seen, finding) => {
    expect(await findings({ servers: [server({ knock: async () => seen })] })).toMatchObject({
      'enrollment-endpoint': [finding],
    });
  });

  it('is certainly untrusted when the anchors chosen do not help', async () => {
    const seen = { kind: 'tls', reason: 'untrusted', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' } as const;
    const servers = [server({ knock: async () => seen, anchors: [Buffer.from('x')] })];
    expect(await findings({ servers })).toMatchObject({ 'enrollment-endpoint': ['fail endpoint.untrusted'] });
  });
});

describe('records API and clock', () => {
  const at = (offsetMs: number, status = 200): RecordsSeen => ({
    kind: 'answer',
    status,
    serverTime: now.getTime() - offsetMs,
  });

  it.each<[RecordsSeen, string, string]>([
    [at(0), 'pass records.answers', 'pass clock.right'],
    [at(-59_000, 400), 'pass records.answers', 'pass clock.right'],
    [at(200_000), 'pass records.answers', 'warn clock.wrong'],
    [at(-400_000), 'pass records.answers', 'fail clock.wrong'],
    [at(0, 401), 'fail records.refused', 'pass clock.right'],
    [at(0, 404), 'warn records.not-found', 'pass clock.right'],
    [at(0, 500), 'warn records.trouble', 'pass clock.right'],
    [{ kind: 'answer', status: 200 }, 'pass records.answers', 'unknown clock.unknown'],
    [{ kind: 'network', code: 'ECONNREFUSED' }, 'warn records.unreachable', 'unknown clock.unknown'],
    [{ kind: 'tls', reason: 'name', code: 'c' }, 'fail records.untrusted', 'unknown clock.unknown'],
  ])('%j', async (seen, records, clock) => {
    const servers = [server({ probeRecords: async () => seen })];
    expect(await findings({ servers })).toMatchObject({ 'records-backend': [records], clock: [clock] });
  });

  it('asks each API once', async () => {
    let asked = 0;
    const probe = async () => {
      asked += 1;
      return at(0);
    };
    await findings({ servers: [server({ probeRecords: probe })] });
    expect(asked).toBe(1);
  });

  it('tells a clock in the past without asking anybody', async () => {
    const clock = createTestClock(new Date('2001-01-01T00:00:00Z'));
    expect(await findings({ clock })).toMatchObject({ clock: ['fail clock.past'] });
  });
});

describe('against real servers', () => {
  async function site(answer: Parameters<typeof openHttpsSite>[0]['answer']): Promise<HttpsSite> {
    const opened = await openHttpsSite({ answer });
    onTestFinished(() => opened.close());
    return opened;
  }

  it('tells a wrong path and a refused token', async () => {
    const { origin, anchor, anchorPem } = await site(({ method }, response) => {
      response.writeHead(method === 'POST' ? 404 : 401).end();
    });
    const servers = [
      server({
        anchors: [anchor],
        knock: (signal) =>
          preflightEnrollment({ url: `${origin}/wrong`, anchors: [anchor] }, { clock: systemClock, signal }),
        probeRecords: (signal) =>
          probeRecords({ baseUrl: origin, token: 'token-123', trust: [anchorPem] }, { clock: systemClock, signal }),
      }),
    ];
    expect(await findings({ servers, clock: systemClock })).toMatchObject({
      'enrollment-endpoint': ['warn endpoint.not-found'],
      'records-backend': ['fail records.refused'],
      clock: ['pass clock.right'],
    });
  });
});
