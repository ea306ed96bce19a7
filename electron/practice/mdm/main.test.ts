import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEnrollmentRoom } from '../../../tests/support/enrollment-room.ts';
import { call } from '../../../tests/support/mdm-caller.ts';
import { testProfile } from '../../../tests/support/test-profiles.ts';
import { waitUntil } from '../../../tests/support/wait-until.ts';
import { type ControlClient, openControl } from '../control/client.ts';
import { serveControl } from '../control/server.ts';
import { readMdmConfig } from './config.ts';
import type { EnrollmentUrl } from './console/enrollment-urls.ts';
import { controlOperations } from './control/operations.ts';
import { runMdm } from './main.ts';
import { type MdmReady, startMdm } from './start.ts';
import type { Witness } from './witness.ts';

type ReadyLine = MdmReady & { readonly ready: true; readonly control: string };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-mdm-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function configFile(config: unknown): string {
  const path = join(folder, 'mdm.json');
  writeFileSync(path, JSON.stringify(config));
  return path;
}

describe('kitbench practice mdm', () => {
  let control: ControlClient;
  let ready: ReadyLine;
  let ended: Promise<void>;
  beforeEach(async () => {
    const printed = Promise.withResolvers<string>();
    const config = configFile({ control: join(folder, 'control'), recordsToken: 'a-token-of-the-test' });
    ended = runMdm({ config, print: printed.resolve });
    ready = JSON.parse(await printed.promise);
    control = await openControl(ready.control);
  });
  afterEach(async () => {
    await control.call('stop');
    control.close();
    await ended;
  });

  it('prints where everything is, in one line, and guards its control socket', () => {
    expect(ready).toMatchObject({
      ready: true,
      device: { url: expect.stringMatching(/^https:\/\/localhost:\d+$/) },
      enrollment: { plain: `${ready.device.url}/enroll`, clomo: [`${ready.device.url}/practice-school/ios`] },
      records: { baseUrl: expect.stringMatching(/\/api\/v1$/), token: 'a-token-of-the-test' },
    });
    expect(statSync(ready.control).mode & 0o777).toBe(0o600);
  });

  it('offers a URL that needs every awkward escape', () => {
    const tokens = ready.enrollment.mobiconnect.map(({ url }) => url.split('t=')[1] ?? '');
    for (const code of ['%2B', '%2F', '%3D']) expect(tokens.some((token) => token.includes(code))).toBe(true);
  });

  it('changes a credential and gives the URLs as they are now', async () => {
    const change = { account: 'practice.example', group: '教室A', user: 'user1', password: 'abc123' };
    const { enrollment } = (await control.call('credentials', change)) as { enrollment: readonly EnrollmentUrl[] };
    expect(enrollment[0]?.url).toContain('t=dXNlcjE6YWJjMTIz');
    await expect(control.call('credentials', { account: 'nobody', group: 'x' })).rejects.toThrow('no-such-group');
  });

  it.each([
    ['links', { records: 'sideways' }],
    ['enqueue', { serial: 'NOBODY', command: {} }],
    ['advance', { ms: -1 }],
    ['recordFaults', { faults: [{ fault: { kind: 'earthquake' } }] }],
    ['recordCertificate', { state: 'odd' }],
    ['recordClock', {}],
    ['nothing', {}],
  ])('refuses %s %j', async (op, input) => {
    await expect(control.call(op, input)).rejects.toThrow();
  });
});

describe('the control channel of a running server', () => {
  it('breaks the records API, and mends it', async () => {
    const mdm = await startMdm();
    const server = await serveControl(join(folder, 'c'), controlOperations(mdm));
    const control = await openControl(join(folder, 'c'));
    const ask = async () => (await call(mdm, `${mdm.ready.records.baseUrl}/devices/X`)).status;

    const fault = { kind: 'server-error', status: 502 };
    await control.call('recordFaults', { faults: [{ fault, times: 1 }] });
    expect([await ask(), await ask()]).toEqual([502, 401]);
    expect(await control.call('recordFaultHits')).toEqual([1]);
    await control.call('recordCertificate', { state: 'expired' });
    await expect(ask()).rejects.toMatchObject({ code: 'CERT_HAS_EXPIRED' });
    await control.call('recordCertificate', { state: 'valid' });
    await control.call('recordClock', { offMs: -1000 });
    await control.call('restart');
    expect(await ask()).toBe(401);
    await control.call('links', { console: 'down' });
    await expect(call(mdm, mdm.ready.console.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    control.close();
    server.close();
    await mdm.close();
  });
});

describe('the control channel', () => {
  it('queues commands with data in them, wakes the device, and shows what was witnessed', async () => {
    const room = await openEnrollmentRoom();
    await room.enroll();
    const server = await serveControl(join(folder, 'c'), controlOperations(room.mdm));
    const control = await openControl(join(folder, 'c'));
    const { serial } = room.device.hardware;

    const payload = { base64: testProfile('by.control').toString('base64') };
    const command = { RequestType: 'InstallProfile', Payload: payload };
    const { commandUuid } = (await control.call('enqueue', { serial, command })) as { commandUuid: string };
    await waitUntil('the installation', () => room.device.content.profiles.has('by.control'));
    const witness = (await control.call('witness')) as Witness;
    expect(witness.devices[serial]?.commands.map(({ uuid }) => uuid)).toContain(commandUuid);
    expect(witness.enrollments).toEqual([{ at: expect.any(String), outcome: 'profile', serial }]);

    control.close();
    server.close();
    await room.close();
  });
});

describe('a configuration file', () => {
  it.each([
    ['no JSON', 'text'],
    ['an unknown key', { acounts: [] }],
    ['a user ID with a colon', { accounts: [{ account: 'a', groups: [{ group: 'g', user: 'a:b', password: 'p' }] }] }],
    [
      'a user ID that stands twice',
      {
        accounts: [
          {
            account: 'a',
            groups: [
              { group: 'g', user: 'u', password: 'p' },
              { group: 'h', user: 'u', password: 'q' },
            ],
          },
        ],
      },
    ],
    ['an http push endpoint', { apns: { url: 'http://localhost', trust: [] } }],
  ])('with %s is refused', (_, config) => {
    expect(() => readMdmConfig(configFile(config))).toThrow();
  });
});

describe('ports', () => {
  it('are had both or none', async () => {
    const first = await startMdm();
    const portOf = (url: string) => Number(new URL(url).port);
    const taken = portOf(first.ready.records.baseUrl);
    const device = portOf(first.ready.device.url);
    await first.setLink('device', 'down');
    await expect(startMdm({ ports: { device, records: taken } })).rejects.toMatchObject({ code: 'EADDRINUSE' });

    await first.setLink('device', 'up');
    await first.close();
  });
});
