import { assertNever } from '../../../shared/assert-never.ts';
import type { HttpsProblem, PreflightSeen } from '../../../shared/domain/server-probe.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, unknown, warn } from '../check.ts';
import type { CheckedServer, ServersCheckContext } from '../context.ts';

/** An authority nobody vouches for, as against a chain that merely came incomplete: Apple's devices can complete those. */
const CERTAINLY_UNTRUSTED = new Set(['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN']);

/**
 * Enrollment URLs answer a dummy POST as a live endpoint does (mdm §2.1). How a vendor answers one is not published, so
 * only what no device could get past is a failure.
 */
export const endpointCheck: Check<ServersCheckContext> = {
  id: 'enrollment-endpoint',
  when: ['doctor', 'before-run'],
  run: ({ servers }, signal) => Promise.all(servers.map(async (server) => judge(await server.knock(signal), server))),
};

function judge(seen: PreflightSeen, { server: { host }, anchors }: CheckedServer): Finding {
  const checkUrl = checkReason('endpoint.url.cure');
  const later = checkReason('endpoint.later.cure');
  switch (seen.kind) {
    case 'profile':
      return pass(checkReason('endpoint.profile', { host }));
    case 'refused':
      return pass(checkReason('endpoint.alive', { host, status: String(seen.status) }));
    case 'login':
      return warn(checkReason('endpoint.login', { host }), checkReason('endpoint.login.cure'));
    case 'not-found':
      return warn(checkReason('endpoint.not-found', { host, status: String(seen.status) }), checkUrl);
    case 'no-post':
      return fail(checkReason('endpoint.no-post', { host }), checkUrl);
    case 'redirect':
      return warn(checkReason('endpoint.redirect', { host, target: seen.host }), checkUrl);
    case 'page':
      return warn(checkReason('endpoint.page', { host, type: seen.contentType || '?' }), checkUrl);
    case 'server-error':
      return warn(checkReason('endpoint.trouble', { host, status: String(seen.status) }), later);
    case 'too-large':
      return warn(checkReason('endpoint.endless', { host }), checkUrl);
    case 'network':
      return unknown(
        checkReason('endpoint.unreachable', { host, code: seen.code }),
        checkReason('endpoint.unreachable.cure'),
      );
    case 'tls':
      return judgeTls(seen, host, anchors.length > 0);
    default:
      return assertNever(seen);
  }
}

function judgeTls(seen: HttpsProblem & { kind: 'tls' }, host: string, hasAnchors: boolean): Finding {
  const { code } = seen;
  const certificate = checkReason('endpoint.certificate.cure');
  const anchor = checkReason('endpoint.untrusted.cure');
  switch (seen.reason) {
    case 'name':
      return fail(checkReason('endpoint.wrong-name', { host }), certificate);
    case 'dates':
      return fail(checkReason('endpoint.wrong-dates', { host }), certificate);
    case 'untrusted': {
      const report = hasAnchors || CERTAINLY_UNTRUSTED.has(code) ? fail : warn;
      return report(checkReason('endpoint.untrusted', { host, code }), anchor);
    }
    case 'other':
      return warn(checkReason('endpoint.no-tls', { host, code }), certificate);
  }
}
