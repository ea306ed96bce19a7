import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { der, pem } from '../../electron/crypto/certificates.ts';
import { verifyIssuedBy } from '../../electron/crypto/chain.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { readEnrollmentOrder } from '../../electron/practice/bench/mdm-client/enrollment-settings.ts';
import { type Authority, createAuthority } from '../../electron/practice/https/authority.ts';
import { type PracticeMdm, startMdm } from '../../electron/practice/mdm/start.ts';
import { createTestDeviceCa, postMachineInfo } from '../support/mdm-caller.ts';
import { findProgram, runProgram } from '../support/programs.ts';

const machine = { udid: '00008030-0000000000000001', serial: 'TEST00000001' };

describe('scepclient (Go) against our SCEP server', () => {
  let authority: Authority;
  let mdm: PracticeMdm;
  let challenge: string;
  const folder = mkdtempSync(join(tmpdir(), 'kitbench-scep-'));
  beforeAll(async () => {
    const deviceCa = await createTestDeviceCa();
    authority = await createAuthority(systemClock);
    mdm = await startMdm({ deviceCa: deviceCa.pem, identity: 'scep' }, { authority });
    const { body } = await postMachineInfo(mdm, mdm.ready.enrollment.plain, machine, await deviceCa.issue());
    const found = (await readEnrollmentOrder(body))?.identity;
    challenge = found?.kind === 'scep' ? found.order.Challenge : '';
    writeFileSync(join(folder, 'anchor.pem'), pem(authority.anchor));
  });
  afterAll(async () => {
    await mdm?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** In a folder of its own: scepclient keeps its request there and sends it again. */
  const run = (name: string, secret: string) => {
    const cwd = join(folder, name);
    mkdirSync(cwd);
    return runProgram(
      findProgram('scepclient', 'scep'),
      [
        ...['-server-url', `${mdm.ready.device.url}/scep`, '-challenge', secret, '-cn', 'by scepclient'],
        ...['-private-key', join(cwd, 'client.key'), '-certificate', join(cwd, 'client.pem')],
      ],
      { env: { SSL_CERT_FILE: join(folder, 'anchor.pem') }, cwd },
    );
  };

  it('is given a certificate of our authority', async () => {
    const ran = await run('good', challenge);
    expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining('op=PKIOperation error=null') });
    const issued = der(readFileSync(join(folder, 'good', 'client.pem')));
    expect(verifyIssuedBy(issued, authority.anchor)).toBe(true);
  });

  it('understands our refusal of a wrong challenge', async () => {
    const ran = await run('bad', 'guess');
    expect(ran).toMatchObject({ code: 1, stdout: expect.stringContaining('badRequest') });
    expect(existsSync(join(folder, 'bad', 'client.pem'))).toBe(false);
  });
});

describe('our SCEP client against scepserver (Go)', () => {
  const depot = mkdtempSync(join(tmpdir(), 'kitbench-scep-'));
  beforeAll(async () => {
    const ran = await runProgram(findProgram('scepserver', 'scep'), ['ca', '-init', '-depot', depot]);
    if (ran.code !== 0) throw new Error(ran.stderr);
  });
  afterAll(() => rmSync(depot, { recursive: true, force: true }));

  const ask = (challenge: string) => {
    const script = 'ip link set lo up && exec "$0" "$@"';
    const client = fileURLToPath(new URL('../support/scep-peer-client.ts', import.meta.url));
    const args = [client, findProgram('scepserver', 'scep'), depot, 'secret of the peer', challenge];
    return runProgram(findProgram('unshare', 'util-linux'), ['--net', 'sh', '-c', script, process.execPath, ...args]);
  };

  it('is given a certificate', async () => {
    const { code, stdout, stderr } = await ask('secret of the peer');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const authority = der(readFileSync(join(depot, 'ca.pem')));
    expect(verifyIssuedBy(Buffer.from(stdout, 'base64'), authority)).toBe(true);
  });

  it('is refused with a wrong challenge', async () => {
    expect(await ask('guess')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/refused|PKIOperation/),
    });
  });
});
