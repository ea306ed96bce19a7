import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CheckResult } from '../../shared/domain/check.ts';
import { type HttpsSite, openHttpsSite } from '../../tests/support/https-site.ts';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import { scratchDirectory } from '../../tests/support/scratch.ts';
import { testPayload, testProfile } from '../../tests/support/test-profiles.ts';
import { createSecretStore } from '../identity/secrets.ts';
import { createVault } from '../identity/vault.ts';
import { systemClock } from '../ports/clock.ts';
import { serverTestHandlers } from './commands/server-test.ts';
import { serverHandlers } from './commands/servers.ts';

const caller = { role: 'operator', seat: 'window' } as const;
const profile = testProfile('mdm', [testPayload('com.apple.mdm')]);
let site: HttpsSite | undefined;

afterEach(async () => {
  await site?.close();
  site = undefined;
});

async function openSite(options: { name?: string; showsAuthority?: boolean } = {}) {
  site = await openHttpsSite({ answer: (_, response) => void response.writeHead(200).end(profile), ...options });
  return site;
}

async function station() {
  const store = openScratchStore();
  const file = join(scratchDirectory(), 'vault.json');
  const vault = await createVault({ file, passphrase: Buffer.from('word'), scryptN: 2 ** 12 });
  const secrets = createSecretStore({ store, vault, clock: systemClock });
  const quiet = { backends: { forget: () => undefined }, outbox: { resume: () => undefined } };
  const parts = { store, secrets, clock: systemClock };
  return { ...serverHandlers({ ...parts, ...quiet }), ...serverTestHandlers(parts) };
}

const typed = (url: string) => ({ product: 'url', url }) as const;
const statuses = ({ results }: { readonly results: readonly Pick<CheckResult, 'id' | 'status'>[] }) =>
  Object.fromEntries(results.map(({ id, status }) => [id, status]));

describe('testing the connection to a server', () => {
  it('says name, connection and answer are well, where its authority is an anchor', async () => {
    const { origin, anchor } = await openSite();
    const handlers = await station();
    const wish = { enrollment: typed(`${origin}/enroll`), anchors: { keep: [], add: [anchor.toString('base64')] } };
    const report = await handlers['servers.test'](wish, caller);
    expect(report).toMatchObject({ ok: true, trusted: true });
    expect(statuses(report)).toEqual({
      'server-name': 'pass',
      'server-certificate': 'pass',
      'trust-anchors': 'pass',
      'enrollment-endpoint': 'pass',
    });
    expect(site?.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /enroll']);
  });

  it('shows an authority it does not trust, to be picked, and sends that server nothing', async () => {
    const { origin, anchor } = await openSite({ showsAuthority: true });
    const handlers = await station();
    const report = await handlers['servers.test']({ enrollment: typed(`${origin}/enroll`) }, caller);
    expect(report).toMatchObject({ ok: false, trusted: false });
    expect(report.chain.map(({ subject, isAuthority, isAnchor }) => [subject, isAuthority, isAnchor])).toEqual([
      ['CN=Test Site', false, false],
      ['CN=Test Authority', true, false],
    ]);
    expect(report.chain[1]?.data).toBe(anchor.toString('base64'));
    expect(site?.requests).toEqual([]);
    const picked = { keep: [], add: [report.chain[1]?.data ?? ''] };
    const again = await handlers['servers.test']({ enrollment: typed(`${origin}/enroll`), anchors: picked }, caller);
    expect(again).toMatchObject({ ok: true, trusted: true, chain: [{}, { isAnchor: true }] });
  });

  it('takes the certificate of the server itself as an anchor, as devices do', async () => {
    const { origin } = await openSite();
    const handlers = await station();
    const [own] = (await handlers['servers.test']({ enrollment: typed(`${origin}/enroll`) }, caller)).chain;
    const anchors = { keep: [], add: [own?.data ?? ''] };
    const report = await handlers['servers.test']({ enrollment: typed(`${origin}/enroll`), anchors }, caller);
    expect(report).toMatchObject({ ok: true, trusted: true, chain: [{ subject: 'CN=Test Site', isAnchor: true }] });
  });

  it('tells a certificate for another name', async () => {
    const { origin, anchor } = await openSite({ name: 'other.example' });
    const handlers = await station();
    const wish = { enrollment: typed(`${origin}/enroll`), anchors: { keep: [], add: [anchor.toString('base64')] } };
    const report = await handlers['servers.test'](wish, caller);
    expect(report.results.find(({ id }) => id === 'enrollment-endpoint')?.finding.code).toBe('endpoint.wrong-name');
    expect(report.trusted).toBe(false);
  });

  it('stops at a name that leads nowhere', async () => {
    const handlers = await station();
    const report = await handlers['servers.test']({ enrollment: typed('https://mdm.invalid/enroll') }, caller);
    expect(statuses(report)).toEqual({ 'server-name': 'fail' });
  });

  it('says so when a host name alone does not tell its enrollment URL', async () => {
    const { host, anchor } = await openSite();
    const handlers = await station();
    const wish = { enrollment: typed(host), anchors: { keep: [], add: [anchor.toString('base64')] } };
    const report = await handlers['servers.test'](wish, caller);
    expect(statuses(report)).toMatchObject({ 'service-config': 'fail' });
    expect(statuses(report)).not.toHaveProperty('enrollment-endpoint');
  });

  it('uses what a saved server keeps, and changes that are not saved yet', async () => {
    const { origin, anchor } = await openSite();
    const handlers = await station();
    const anchors = [anchor.toString('base64')];
    const server = await handlers['servers.save'](
      {
        name: 'A',
        enrollment: typed(`${origin}/enroll?t=secret`),
        anchors,
        credentialsExpireAt: '2099-01-01T00:00:00Z',
      },
      caller,
    );
    const report = await handlers['servers.test']({ id: server.id }, caller);
    expect(statuses(report)).toMatchObject({ 'enrollment-endpoint': 'pass', 'enrollment-credentials': 'pass' });
    expect(JSON.stringify(report)).not.toContain('secret');
    const without = { id: server.id, anchors: { keep: [], add: [] } };
    expect(await handlers['servers.test'](without, caller)).toMatchObject({ trusted: false });
  });
});
