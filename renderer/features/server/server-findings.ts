import type { CheckReport, CheckResult } from '../../../shared/domain/check.ts';
import type { Server } from '../../../shared/domain/server.ts';

/** Checks of the registry that look at servers, one finding per server. */
const aboutServers = ['enrollment-credentials', 'trust-anchors', 'enrollment-endpoint', 'records-backend'];

/** The findings of a report that are about this server, or say that a look at servers could not be taken. */
export function findingsAbout(
  { name, host, recordsBaseUrl }: Server,
  { results }: CheckReport,
): readonly CheckResult[] {
  const recordsHost = URL.parse(recordsBaseUrl ?? '')?.host;
  return results.filter(({ id, finding: { code, params } }) => {
    if (!aboutServers.includes(id)) return false;
    if (code === 'check.not-run') return id !== 'records-backend' || recordsHost !== undefined;
    if (id === 'records-backend') return recordsHost !== undefined && params.host === recordsHost;
    return id === 'enrollment-endpoint' ? params.host === host : params.server === name;
  });
}
