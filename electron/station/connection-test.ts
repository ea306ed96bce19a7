import type { CheckResult } from '../../shared/domain/check.ts';
import type { ConnectionReport, ShownCertificate } from '../../shared/domain/connection-report.ts';
import { checkReason } from '../../shared/texts/checks/check-text.ts';
import { fail, pass } from '../checks/check.ts';
import type { CheckedServer } from '../checks/context.ts';
import { checkServer } from '../checks/registry.ts';
import { type CertificatesSeen, lookAtCertificates, lookUpName, type NameSeen } from '../enrollment/server-look.ts';
import type { Clock } from '../ports/clock.ts';
import { shownCertificate } from './shown-certificate.ts';

/** Where a server's enrollment URL leads: name, connection, certificates; then what the checks say of the rest. */
export async function testConnection(
  server: CheckedServer,
  { hostname, port }: { readonly hostname: string; readonly port: number },
  clock: Clock,
): Promise<ConnectionReport> {
  const { host } = server.server;
  const name = await lookUpName(hostname, { clock });
  const nameResult: CheckResult = { id: 'server-name', ...judgeName(name, hostname) };
  if (name.kind === 'unknown') return { host, ok: false, results: [nameResult], chain: [], trusted: false };

  const [seen, checks] = await Promise.all([
    lookAtCertificates({ host: hostname, port, anchors: server.anchors }, { clock }),
    checkServer({ clock, servers: [server] }),
  ]);
  const chain = seen.kind === 'shown' ? seen.chain.map((der) => shownCertificate(der, server.anchors)) : [];
  const results = [nameResult, ...judgeCertificates(seen, hostname, chain), ...checks.results];
  return {
    host,
    ok: results.every(({ status }) => status !== 'fail'),
    results,
    chain,
    trusted: seen.kind === 'shown' && seen.trusted,
  };
}

function judgeName(seen: NameSeen, host: string) {
  if (seen.kind === 'found') {
    return pass(checkReason('connection.name-found', { host, addresses: seen.addresses.join(', ') }));
  }
  return fail(
    checkReason('connection.name-unknown', { host, code: seen.code }),
    checkReason('connection.name-unknown.cure'),
  );
}

/** Only what is well: why a connection cannot be trusted, or does not come about, is what the endpoint check finds. */
function judgeCertificates(seen: CertificatesSeen, host: string, chain: readonly ShownCertificate[]): CheckResult[] {
  if (seen.kind === 'none' || !seen.trusted) return [];
  const { protocol } = seen;
  const finding = chain.some(({ isAnchor }) => isAnchor)
    ? checkReason('connection.by-anchor', { host, protocol })
    : checkReason('connection.secure', { host, protocol, issuer: chain[0]?.issuer ?? '?' });
  return [{ id: 'server-certificate', ...pass(finding) }];
}
