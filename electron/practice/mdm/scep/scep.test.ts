import { createHash, X509Certificate } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EnrollmentRoom, openEnrollmentRoom } from '../../../../tests/support/enrollment-room.ts';
import { createTestDeviceCa, postMachineInfo } from '../../../../tests/support/mdm-caller.ts';
import { systemClock } from '../../../ports/clock.ts';
import { readEnrollmentOrder } from '../../bench/mdm-client/enrollment-settings.ts';
import { requestIdentity, type ScepOrder } from '../../bench/mdm-client/scep-client.ts';
import { type Authority, createAuthority } from '../../https/authority.ts';
import { type PracticeMdm, startMdm } from '../start.ts';

const machine = { udid: '00008030-0000000000000001', serial: 'TEST00000001' };
const signal = new AbortController().signal;

describe('a device with an order for an identity in its profile', () => {
  let room: EnrollmentRoom;
  beforeEach(async () => {
    room = await openEnrollmentRoom({ mdm: { identity: 'scep' } });
  });
  afterEach(() => room.close());

  it('gets it from the SCEP server, and is managed by it', async () => {
    await room.enroll();
    expect(room.seen()).toMatchObject({ enrolled: true, group: '教室A' });
    expect(room.device.content.profiles.values().next().value?.payloadTypes).toContain('com.apple.security.scep');
  });
});

describe('the SCEP server', () => {
  let authority: Authority;
  let mdm: PracticeMdm;
  let order: ScepOrder;
  let identity: Awaited<ReturnType<Awaited<ReturnType<typeof createTestDeviceCa>>['issue']>>;
  beforeAll(async () => {
    const deviceCa = await createTestDeviceCa();
    [authority, identity] = await Promise.all([createAuthority(systemClock), deviceCa.issue()]);
    mdm = await startMdm({ deviceCa: deviceCa.pem, identity: 'scep' }, { authority });
    return () => mdm.close();
  });
  beforeEach(async () => {
    const { body } = await postMachineInfo(mdm, mdm.ready.enrollment.plain, machine, identity);
    const found = (await readEnrollmentOrder(body))?.identity;
    if (found?.kind !== 'scep') throw new Error('no order');
    order = found.order;
  });

  const ask = (change: Partial<ScepOrder> = {}) =>
    requestIdentity({ ...order, ...change }, { anchors: [authority.anchor], clock: systemClock, signal });

  it('certifies the device’s own key under the name that it chose', async () => {
    const issued = await ask({ Subject: [[['CN', 'somebody else']]] });
    const certificate = new X509Certificate(issued.certificate);
    expect(certificate.checkPrivateKey(issued.key)).toBe(true);
    expect(certificate.subject).toContain(`CN=Practice device ${machine.serial}`);
  });

  it('takes a challenge for one key only', async () => {
    await ask();
    await expect(ask()).rejects.toThrow('refused: 2');
    await expect(ask({ Challenge: 'guess' })).rejects.toThrow('refused: 2');
  });

  it('is believed by its fingerprint only', async () => {
    const other = createHash('sha1').update('another').digest();
    await expect(ask({ CAFingerprint: other })).rejects.toThrow('another authority');
    const sha256 = createHash('sha256').update(authority.anchor).digest();
    expect((await ask({ CAFingerprint: sha256 })).certificate.length).toBeGreaterThan(0);
  });

  it('that gives pages instead of messages is refused', async () => {
    await expect(ask({ URL: `${mdm.ready.device.url}/enroll` })).rejects.toThrow('answered nonsense');
    await expect(ask({ URL: `${mdm.ready.device.url}/nothing` })).rejects.toThrow('GetCACert: 404');
  });
});
