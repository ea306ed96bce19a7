import type { PreflightSeen, RecordsSeen } from '../../shared/domain/server-probe.ts';
import { isKitError } from '../../shared/errors/kit-error.ts';
import { pem } from '../crypto/certificates.ts';
import type { Clock } from '../ports/clock.ts';
import { readProfile } from '../profiles/read.ts';
import { exchangeHttps, type HttpsAnswer } from './https-exchange.ts';

export type ProbeOptions = { readonly clock: Clock; readonly signal?: AbortSignal };

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;

/**
 * Knocks at an enrollment URL once, as a device in Setup Assistant does, but with a body no server can take for a
 * device's: the answer tells a live endpoint from a wrong one and enrolls nobody (mdm §2.1). Redirects are not followed.
 */
export async function preflightEnrollment(
  target: { readonly url: string; readonly anchors: readonly Buffer[] },
  options: ProbeOptions,
): Promise<PreflightSeen> {
  const outcome = await exchangeHttps({
    ...options,
    url: target.url,
    method: 'POST',
    headers: { 'content-type': 'application/pkcs7-signature', 'user-agent': 'CloudConfiguration/1.0' },
    body: Buffer.from('kitbench preflight: not a device'),
    trust: target.anchors.map((anchor) => pem(anchor)),
    maxBytes: MAX_BYTES,
    timeoutMs: TIMEOUT_MS,
  });
  return outcome.kind === 'answer' ? readAnswer(outcome, target.url) : outcome;
}

/** A serial number no factory gives. */
const NOBODY = 'KITBENCH0000';

/** Asks a records API about a device that does not exist: is it there, does it take our token, what time has it? */
export async function probeRecords(
  target: { readonly baseUrl: string; readonly token: string; readonly trust: readonly string[] },
  options: ProbeOptions,
): Promise<RecordsSeen> {
  const outcome = await exchangeHttps({
    ...options,
    url: `${target.baseUrl.replace(/\/$/, '')}/devices?serials=${NOBODY}`,
    method: 'GET',
    headers: { authorization: `Bearer ${target.token}`, accept: 'application/json' },
    trust: target.trust,
    maxBytes: MAX_BYTES,
    timeoutMs: TIMEOUT_MS,
  });
  if (outcome.kind !== 'answer') return outcome;
  const serverTime = Date.parse(outcome.headers.date ?? '');
  return { kind: 'answer', status: outcome.status, ...(Number.isNaN(serverTime) ? {} : { serverTime }) };
}

function readAnswer(answer: HttpsAnswer, url: string): PreflightSeen {
  const { status, headers } = answer;
  if (status >= 500) return { kind: 'server-error', status };
  if (status === 401 || status === 407) return { kind: 'login' };
  if (status === 404 || status === 410) return { kind: 'not-found', status };
  if (status === 405) return { kind: 'no-post' };
  if (status >= 400) return { kind: 'refused', status, ...appleCode(answer) };
  if (status >= 300) {
    return { kind: 'redirect', status, host: URL.parse(headers.location ?? '', url)?.host ?? '' };
  }
  if (isEnrollmentProfile(answer.body)) return { kind: 'profile' };
  return { kind: 'page', status, contentType: mediaTypeOf(answer) };
}

function isEnrollmentProfile(body: Buffer): boolean {
  try {
    return readProfile(body).hasMdm;
  } catch (error) {
    if (isKitError(error)) return false;
    throw error;
  }
}

/** `{"code": "com.apple.…"}` of a 403 (mdm §2.1). */
function appleCode(answer: HttpsAnswer): { code?: string } {
  const code = /"code"\s*:\s*"(com\.apple\.[\w.-]{1,60})"/.exec(answer.body.toString('utf8', 0, 2000))?.[1];
  return code === undefined ? {} : { code };
}

function mediaTypeOf(answer: HttpsAnswer): string {
  const type = answer.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) ? type : '';
}
