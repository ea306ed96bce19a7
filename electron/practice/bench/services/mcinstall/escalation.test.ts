import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { signCms } from '../../../../crypto/cms.ts';
import { createSupervisionIdentity } from '../../../../crypto/supervision-identity.ts';
import type { DeviceContent } from '../../device/state.ts';
import { createEscalation } from './escalation.ts';
import type { McReply } from './replies.ts';

type Identity = Awaited<ReturnType<typeof createSupervisionIdentity>>;
let school: Identity;
let stranger: Identity;
let content: DeviceContent;

beforeAll(async () => {
  const now = new Date('2026-04-01T00:00:00Z');
  [school, stranger] = await Promise.all([
    createSupervisionIdentity({ organization: 'School', now }),
    createSupervisionIdentity({ organization: 'Stranger', now }),
  ]);
  const cloudConfiguration = { IsSupervised: true, SupervisorHostCertificates: [school.certificate] };
  content = { cloudConfiguration, locked: false } as unknown as DeviceContent;
});

function challengeOf(reply: McReply): Buffer {
  if (reply.status !== 'Acknowledged' || !Buffer.isBuffer(reply.body?.Challenge)) throw new Error('no challenge');
  return reply.body.Challenge;
}

describe('an escalation', () => {
  it.each(['sha1', 'sha256'] as const)('completes with a %s signature over the challenge', (digest) => {
    const escalation = createEscalation(randomBytes);
    const challenge = challengeOf(escalation.challenge(content, school.certificate));
    expect(challenge).toHaveLength(8);
    expect(escalation.respond(signCms({ content: challenge, ...school, digest })).status).toBe('Acknowledged');
    expect(escalation.complete).toBe(false);
    expect(escalation.proceed(content).status).toBe('Acknowledged');
    expect(escalation.complete).toBe(true);
  });

  it('rejects a certificate that is not among the stored ones, such as one zero byte', () => {
    const escalation = createEscalation(randomBytes);
    expect(escalation.challenge(content, stranger.certificate).status).toBe('CertificateRejected');
    expect(escalation.challenge(content, Buffer.from([0])).status).toBe('CertificateRejected');
  });

  it('rejects the signature of another key, also when its certificate is a supervisor too', () => {
    const cloudConfiguration = {
      IsSupervised: true,
      SupervisorHostCertificates: [school.certificate, stranger.certificate],
    };
    const escalation = createEscalation(randomBytes);
    const challenge = challengeOf(escalation.challenge({ ...content, cloudConfiguration }, school.certificate));
    expect(escalation.respond(signCms({ content: challenge, ...stranger })).status).toBe('SignedRequestRejected');
  });

  it('rejects a challenge that was signed as text, its line feed made CRLF', () => {
    const escalation = createEscalation(() => Buffer.from('abc\ndefg'));
    escalation.challenge(content, school.certificate);
    const asText = signCms({ content: Buffer.from('abc\r\ndefg'), ...school });
    expect(escalation.respond(asText).status).toBe('SignedRequestRejected');
  });

  it('rejects a detached signature and bytes that are none', () => {
    for (const detached of [true, false]) {
      const escalation = createEscalation(randomBytes);
      const challenge = challengeOf(escalation.challenge(content, school.certificate));
      const signed = detached ? signCms({ content: challenge, ...school, detached }) : Buffer.from('nonsense');
      expect(escalation.respond(signed).status).toBe('SignedRequestRejected');
    }
  });

  it('takes a challenge once only', () => {
    const escalation = createEscalation(randomBytes);
    const challenge = challengeOf(escalation.challenge(content, school.certificate));
    expect(escalation.respond(Buffer.alloc(0)).status).toBe('SignedRequestRejected');
    expect(escalation.respond(signCms({ content: challenge, ...school })).status).toBe('NonceNotReceived');
  });

  it('wants its messages in order', () => {
    const escalation = createEscalation(randomBytes);
    expect(escalation.respond(Buffer.alloc(0)).status).toBe('NonceNotReceived');
    expect(escalation.proceed(content).status).toBe('CommandFormatError');
    escalation.challenge(content, school.certificate);
    expect(escalation.proceed(content).status).toBe('CommandFormatError');
  });

  it('is lost when another one begins', () => {
    const escalation = createEscalation(randomBytes);
    const challenge = challengeOf(escalation.challenge(content, school.certificate));
    escalation.respond(signCms({ content: challenge, ...school }));
    escalation.proceed(content);
    escalation.challenge(content, stranger.certificate);
    expect(escalation.complete).toBe(false);
  });

  it('cannot migrate the keybag of a locked device', () => {
    const escalation = createEscalation(randomBytes);
    const challenge = challengeOf(escalation.challenge(content, school.certificate));
    escalation.respond(signCms({ content: challenge, ...school }));
    expect(escalation.proceed({ ...content, locked: true })).toMatchObject({ chain: ['keybag-migration-failed'] });
    expect(escalation.complete).toBe(false);
  });
});
