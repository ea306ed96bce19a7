import { verifyCms } from '../../../../crypto/cms.ts';
import { isSupervisorCertificate } from '../../device/rules-supervision.ts';
import type { DeviceContent } from '../../device/state.ts';
import { acknowledged, formatError, type McReply, refused } from './replies.ts';

type Stage =
  | { readonly at: 'none' }
  | { readonly at: 'challenged'; readonly challenge: Buffer; readonly certificate: Buffer }
  | { readonly at: 'proven' }
  | { readonly at: 'escalated' };

export type Escalation = {
  /** True after all three messages, until the connection ends. */
  readonly complete: boolean;
  challenge(content: DeviceContent, certificate: Uint8Array): McReply;
  respond(signedRequest: Uint8Array): McReply;
  proceed(content: DeviceContent): McReply;
};

/** The supervisor's proof on one connection (device-protocols §3.3); a failed message starts it over. */
export function createEscalation(randomBytes: (length: number) => Buffer): Escalation {
  let stage: Stage = { at: 'none' };

  return {
    get complete() {
      return stage.at === 'escalated';
    },
    challenge(content, certificate) {
      stage = { at: 'none' };
      if (!isSupervisorCertificate(content, certificate)) return { status: 'CertificateRejected' };
      const challenge = randomBytes(8);
      stage = { at: 'challenged', challenge, certificate: Buffer.from(certificate) };
      return acknowledged({ Challenge: challenge });
    },
    respond(signedRequest) {
      const current = stage;
      stage = { at: 'none' };
      if (current.at !== 'challenged') return { status: 'NonceNotReceived' };
      if (!isSignedBy(current, Buffer.from(signedRequest))) return { status: 'SignedRequestRejected' };
      stage = { at: 'proven' };
      return acknowledged();
    },
    proceed(content) {
      if (stage.at !== 'proven') return formatError;
      if (content.locked) return refused('keybag-migration-failed');
      stage = { at: 'escalated' };
      return acknowledged();
    },
  };
}

/** The challenge is attached byte for byte, and its signer is the very certificate that was escalated. */
function isSignedBy(proof: { challenge: Buffer; certificate: Buffer }, signedRequest: Buffer): boolean {
  try {
    const { content, signerCertificate } = verifyCms(signedRequest, { maxBytes: 64 * 1024 });
    return content.equals(proof.challenge) && signerCertificate.equals(proof.certificate);
  } catch {
    return false;
  }
}
