import type { CheckResult } from '../../shared/domain/check.ts';
import type { PushReport } from '../../shared/domain/push-certificate.ts';
import { checkReason } from '../../shared/texts/checks/check-text.ts';
import { type PushCertificate, readPushCertificate } from '../crypto/push-certificate.ts';
import { PushKeyError, readPushKey, requestIn } from './push-key.ts';
import { stageOf } from './stages.ts';

/** What is known of the certificate in use until now. */
export type KnownPush = { readonly topic: string; readonly fingerprint: string; readonly endsAt: string };

type Wish = {
  readonly certificate: Buffer;
  readonly previous: KnownPush | undefined;
  readonly key: { readonly file: Buffer; readonly password: string } | undefined;
};

/** Everything that can be told of a push certificate before it is uploaded, and the traps of doing so (mission-details). */
export async function inspectPush({ certificate: file, previous, key }: Wish, now: Date): Promise<PushReport> {
  const certificate = readPushCertificate(file);
  if (certificate === undefined || certificate === 'other') {
    return { ok: false, results: [wrongFile(file, certificate === 'other')], renewal: 'unknown' };
  }
  const { topic, fingerprint, notBefore, notAfter } = certificate;
  const renewal = renewalOf(certificate, previous);
  const results = [
    result('push-topic', 'pass', checkReason('push.topic', { topic })),
    judgeDates(certificate, now),
    judgeRenewal(renewal, certificate, previous),
    ...(key === undefined ? [] : [await judgeKey(certificate, key)]),
  ];
  return {
    ok: results.every(({ status }) => status !== 'fail'),
    results,
    certificate: { topic, fingerprint, notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString() },
    renewal,
  };
}

/** What is known of a certificate, for one that comes after it. Undefined for a file that is none. */
export function knownPush(file: Buffer): KnownPush | undefined {
  const certificate = readPushCertificate(file);
  if (certificate === undefined || certificate === 'other') return undefined;
  const { topic, fingerprint, notAfter } = certificate;
  return { topic, fingerprint, endsAt: notAfter.toISOString() };
}

function wrongFile(file: Buffer, isCertificate: boolean): CheckResult {
  const id = 'push-file';
  if (isCertificate) {
    return result(id, 'fail', checkReason('push.other-certificate'), checkReason('push.other-certificate.cure'));
  }
  if (isJson(file)) return result(id, 'fail', checkReason('push.json'), checkReason('push.json.cure'));
  if (requestIn(file) !== undefined) {
    return result(id, 'fail', checkReason('push.request'), checkReason('push.request.cure'));
  }
  return result(id, 'fail', checkReason('push.unreadable'), checkReason('push.unreadable.cure'));
}

/** What Internet Explorer saves in the certificate's place. */
function isJson(file: Buffer): boolean {
  const text = file
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim();
  return /^[{[]/.test(text) && /[}\]]$/.test(text);
}

function judgeDates({ notBefore, notAfter }: PushCertificate, now: Date): CheckResult {
  const id = 'push-dates';
  const date = notAfter.toISOString().slice(0, 10);
  if (notBefore > now) {
    const from = notBefore.toISOString().slice(0, 10);
    return result(id, 'warn', checkReason('push.not-yet', { date: from }), checkReason('push.not-yet.cure'));
  }
  const { stage, days = 0 } = stageOf(notAfter.toISOString(), now);
  if (stage === 'over')
    return result(id, 'fail', checkReason('push.expired', { date }), checkReason('push.expired.cure'));
  if (stage === 'later') return result(id, 'pass', checkReason('push.valid', { date }));
  return result(
    id,
    'warn',
    checkReason('push.expires', { date, days: String(days) }),
    checkReason('push.expires.cure'),
  );
}

function renewalOf(certificate: PushCertificate, previous: KnownPush | undefined): PushReport['renewal'] {
  if (previous === undefined) return 'unknown';
  if (previous.fingerprint === certificate.fingerprint) return 'same';
  if (previous.topic !== certificate.topic) return 'created-anew';
  return certificate.notAfter > new Date(previous.endsAt) ? 'renewed' : 'older';
}

function judgeRenewal(
  renewal: PushReport['renewal'],
  { topic }: PushCertificate,
  previous: KnownPush | undefined,
): CheckResult {
  const id = 'push-renewal';
  switch (renewal) {
    case 'renewed':
      return result(id, 'pass', checkReason('push.renewed'));
    case 'same':
      return result(id, 'warn', checkReason('push.same'), checkReason('push.same.cure'));
    case 'created-anew':
      return result(
        id,
        'fail',
        checkReason('push.created-anew', { old: previous?.topic ?? '?', topic }),
        checkReason('push.created-anew.cure'),
      );
    case 'older':
      return result(id, 'fail', checkReason('push.older'), checkReason('push.older.cure'));
    case 'unknown':
      return result(id, 'unknown', checkReason('push.nothing-before'), checkReason('push.nothing-before.cure'));
  }
}

async function judgeKey(certificate: PushCertificate, key: NonNullable<Wish['key']>): Promise<CheckResult> {
  const id = 'push-key';
  try {
    const found = await readPushKey(key.file, key.password);
    const fits = found.kind === 'key' ? certificate.matches(found.key) : found.publicKey === certificate.publicKey;
    return fits
      ? result(id, 'pass', checkReason('push.key-fits'))
      : result(id, 'fail', checkReason('push.key-other'), checkReason('push.key-other.cure'));
  } catch (error) {
    if (!(error instanceof PushKeyError)) throw error;
    return error.reason === 'wrong-password'
      ? result(id, 'unknown', checkReason('push.key-locked'), checkReason('push.key-locked.cure'))
      : result(id, 'unknown', checkReason('push.key-unreadable'), checkReason('push.key-unreadable.cure'));
  }
}

function result(
  id: string,
  status: CheckResult['status'],
  finding: CheckResult['finding'],
  cure?: CheckResult['cure'],
): CheckResult {
  return { id, status, finding, ...(cure === undefined ? {} : { cure }) };
}
