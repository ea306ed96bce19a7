import { KitError } from '../../../../shared/errors/kit-error.ts';
import type { DeliverFailure } from '../../port.ts';
import type { HttpAnswer } from './http-client.ts';
import { parseRetryAfter } from './retry-after.ts';

/** Statuses of a server that is there but not ready: they tell nothing of the record. */
const busy = new Set([408, 425, 429, 502, 503, 504]);

/** Everything but success and 409, by the table of mdm §6. */
export function classifyFailure({ status, headers }: HttpAnswer, host: string, now: Date): DeliverFailure {
  const params = { host, status: String(status) };
  const retryAfterMs = parseRetryAfter(headers['retry-after'], now, headers.date);
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (busy.has(status)) {
    return { kind: 'retry', strike: false, problem: new KitError('backend.busy', params), ...wait };
  }
  if (status >= 500) {
    return { kind: 'retry', strike: true, problem: new KitError('backend.failed', params), ...wait };
  }
  if (status === 401 || status === 403) return { kind: 'pause', problem: new KitError('backend.auth', params) };
  if (status >= 400) return { kind: 'reject', problem: new KitError('backend.rejected', params) };
  // A redirect is not followed: the token is for this address only.
  if (status >= 300) return { kind: 'pause', problem: new KitError('backend.redirected', params) };
  const problem = new KitError('backend.bad-answer', { host, reason: `HTTP ${status}` });
  return { kind: 'retry', strike: true, problem };
}

/** What was thrown instead of an answer: the connection's failure, or our own lack of a token. */
export function classifyThrown(problem: KitError): DeliverFailure {
  switch (problem.code) {
    case 'backend.unreachable':
      return { kind: 'retry', strike: false, problem };
    case 'backend.bad-answer':
      return { kind: 'retry', strike: true, problem };
    default:
      return { kind: 'pause', problem };
  }
}
