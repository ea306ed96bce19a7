import type { RecordsSeen } from '../../../shared/domain/server-probe.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, warn } from '../check.ts';
import type { CheckedServer, ServersCheckContext } from '../context.ts';

/** Records APIs answer and take our token. An absent one stops nobody: records wait here (mdm §6). */
export const recordsCheck: Check<ServersCheckContext> = {
  id: 'records-backend',
  when: ['doctor', 'before-run'],
  async run({ servers }, signal) {
    const findings = servers.map(async (server) => {
      const seen = await server.probeRecords?.(signal);
      return seen === undefined ? [] : [judge(seen, hostOf(server))];
    });
    return (await Promise.all(findings)).flat();
  },
};

function hostOf({ server }: CheckedServer): string {
  return URL.parse(server.recordsBaseUrl ?? '')?.host ?? server.name;
}

function judge(seen: RecordsSeen, host: string): Finding {
  switch (seen.kind) {
    case 'network':
      return warn(
        checkReason('records.unreachable', { host, code: seen.code }),
        checkReason('records.unreachable.cure'),
      );
    case 'tls':
      return fail(checkReason('records.untrusted', { host, code: seen.code }), checkReason('records.untrusted.cure'));
    case 'too-large':
      return warn(checkReason('endpoint.endless', { host }), checkReason('records.not-found.cure'));
    case 'answer':
      return judgeStatus(seen.status, host);
  }
}

function judgeStatus(code: number, host: string): Finding {
  const status = String(code);
  if (code === 401 || code === 403) {
    return fail(checkReason('records.refused', { host, status }), checkReason('records.refused.cure'));
  }
  if (code === 404 || (code >= 300 && code < 400)) {
    return warn(checkReason('records.not-found', { host, status }), checkReason('records.not-found.cure'));
  }
  if (code >= 500) return warn(checkReason('records.trouble', { host, status }), checkReason('endpoint.later.cure'));
  return pass(checkReason('records.answers', { host }));
}
