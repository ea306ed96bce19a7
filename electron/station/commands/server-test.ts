import { randomUUID } from 'node:crypto';
import type { ConnectionReport } from '../../../shared/domain/connection-report.ts';
import type { EnrollmentSource, Server, ServerTest } from '../../../shared/domain/server.ts';
import { isKitError, KitError } from '../../../shared/errors/kit-error.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import type { CheckedServer } from '../../checks/context.ts';
import { certificateFingerprint, pem } from '../../crypto/certificates.ts';
import { preflightEnrollment } from '../../enrollment/preflight.ts';
import { buildEnrollmentUrl } from '../../enrollment/products/registry.ts';
import { resolveEnrollment } from '../../enrollment/resolve.ts';
import type { StoredServer } from '../../store/repositories/servers.ts';
import { checkedServer } from '../checks.ts';
import { testConnection } from '../connection-test.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { enrollmentSourceOf } from '../enrollment-source.ts';
import { sourceIn } from './server-urls.ts';
import { keptAnchors } from './servers.ts';

type Parts = Pick<StationContext, 'store' | 'secrets' | 'clock'>;

/** Looks at a server that is saved, changed or only typed. Keeps nothing. */
export function serverTestHandlers(parts: Parts): Pick<Handlers, 'servers.test'> {
  return {
    'servers.test': async (wish) => {
      const stored = wish.id === undefined ? undefined : parts.store.servers.get(wish.id);
      const source = sourceOf(parts, wish, stored);
      const { url, host, maskedUrl } = buildEnrollmentUrl(source);
      const anchors = anchorsOf(wish, stored);
      const found = await addressOf(parts, source, anchors);
      const saved = stored && checkedServer(parts, stored);
      const server: Server = {
        id: randomUUID(),
        name: host,
        ...saved?.server,
        product: source.product,
        maskedUrl,
        host,
        anchorFingerprints: anchors.map(certificateFingerprint),
      };
      const checked: CheckedServer = {
        ...saved,
        server,
        anchors,
        knock: (signal) => preflightEnrollment({ url: found.url, anchors }, { clock: parts.clock, signal }),
      };
      const { hostname, port } = new URL(url.reveal());
      const report = await testConnection(checked, { hostname, port: Number(port || '443') }, parts.clock);
      // How long typed credentials hold is typed elsewhere in the form.
      const told = wish.enrollment === undefined ? report : without('enrollment-credentials', report);
      return found.problem === undefined || !report.trusted ? told : withoutAddress(told, found.problem);
    },
  };
}

function sourceOf({ secrets }: Parts, { id, enrollment }: ServerTest, stored: StoredServer | undefined) {
  if (enrollment !== undefined) return sourceIn(enrollment);
  if (stored === undefined) throw new KitError('input.not-found', { what: 'server', name: id ?? '' });
  return enrollmentSourceOf(secrets, stored);
}

function anchorsOf({ anchors }: ServerTest, stored: StoredServer | undefined): Buffer[] {
  const decoded = (list: readonly string[]) => list.map((anchor) => Buffer.from(anchor, 'base64'));
  if (anchors === undefined) return decoded(stored?.anchors ?? []);
  return [...(stored === undefined ? [] : keptAnchors(stored, anchors.keep)), ...decoded(anchors.add)];
}

/** Where a host name alone leads to is asked of the host; what it is when the host does not say is its root. */
async function addressOf({ clock }: Parts, source: EnrollmentSource, anchors: readonly Buffer[]) {
  try {
    const { url } = await resolveEnrollment(source, { clock, trust: anchors.map((anchor) => pem(anchor)) });
    return { url: url.reveal() };
  } catch (error) {
    if (!isKitError(error)) throw error;
    return { url: buildEnrollmentUrl(source).url.reveal(), problem: error.code };
  }
}

/** What answers at the root of a host tells nothing about its enrollment URL. */
function withoutAddress(report: ConnectionReport, code: string): ConnectionReport {
  const finding = checkReason('connection.no-config', { host: report.host, code });
  return {
    ...report,
    ok: false,
    results: [
      ...without('enrollment-endpoint', report).results,
      { id: 'service-config', status: 'fail', finding, cure: checkReason('connection.no-config.cure') },
    ],
  };
}

function without(check: string, report: ConnectionReport): ConnectionReport {
  return { ...report, results: report.results.filter(({ id }) => id !== check) };
}
