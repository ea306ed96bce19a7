import { randomUUID } from 'node:crypto';
import type { EnrollmentInput, EnrollmentSource, Server, ServerChange } from '../../../shared/domain/server.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { certificateFingerprint, pem } from '../../crypto/certificates.ts';
import { resolveEnrollment } from '../../enrollment/resolve.ts';
import type { SecretUrl } from '../../identity/secret-url.ts';
import type { StoredServer } from '../../store/repositories/servers.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { enrollmentSourceOf } from '../enrollment-source.ts';
import { previewUrl, sourceIn } from './server-urls.ts';
import { forgetBackend } from './set-backend.ts';

type ServerHandlers = Pick<
  Handlers,
  'servers.list' | 'servers.save' | 'servers.change' | 'servers.remove' | 'servers.previewUrl'
>;

type ServerParts = Pick<StationContext, 'store' | 'secrets' | 'clock'> & {
  readonly backends: Pick<StationContext['backends'], 'forget'>;
  readonly outbox: Pick<StationContext['outbox'], 'resume'>;
};

/** A server about to be stored, its secrets in the open. */
type OpenServer = {
  readonly name: string;
  readonly credentialsExpireAt: string | undefined;
  readonly group: string | undefined;
  readonly enrollment: Pick<Server, 'product' | 'maskedUrl' | 'host'> & { readonly source: EnrollmentSource };
  /** DER. */
  readonly anchors: readonly Buffer[];
  readonly records: { readonly baseUrl: string; readonly token: string; readonly trust: readonly string[] } | undefined;
};

export function serverHandlers(context: ServerParts): ServerHandlers {
  const { store, secrets, backends, outbox, clock } = context;
  return {
    'servers.list': () => store.servers.list().map(({ server }) => server),
    'servers.previewUrl': ({ enrollment }) => previewUrl(enrollment),
    'servers.save': async ({ id, name, enrollment, anchors, records, credentialsExpireAt, group }) => {
      const known = id === undefined ? undefined : requireServer(context, id);
      const resolved = await resolve(enrollment, anchors.map(fromBase64));
      return keep({ name, credentialsExpireAt, group, ...resolved, records }, known);
    },
    'servers.change': async (change) => {
      const { id, asCopy, name, enrollment, credentialsExpireAt, group } = change;
      const known = requireServer(context, id);
      const anchors = [...keptAnchors(known, change.anchors.keep), ...change.anchors.add.map(fromBase64)];
      const { product, maskedUrl, host } = known.server;
      const resolved =
        enrollment === undefined
          ? { enrollment: { product, maskedUrl, host, source: enrollmentSourceOf(secrets, known) }, anchors }
          : await resolve(enrollment, anchors);
      const records = recordsOf(change, known);
      return keep({ name, credentialsExpireAt, group, ...resolved, records }, asCopy ? undefined : known);
    },
    'servers.remove': ({ id }) => {
      const known = requireServer(context, id);
      const user = store.blueprints.list().find((blueprint) => blueprint.serverId === id);
      if (user !== undefined) {
        throw new KitError('input.in-use', { what: 'server', name: known.server.name, by: user.name });
      }
      store.transaction(() => {
        forgetBackend(context, id);
        store.servers.remove(id);
        forgetSecrets(known);
      });
      backends.forget(id);
      return {};
    },
  };

  async function resolve(
    input: EnrollmentInput,
    chosen: readonly Buffer[],
  ): Promise<Pick<OpenServer, 'enrollment' | 'anchors'>> {
    const source = sourceIn(input);
    const resolved = await resolveEnrollment(source, { clock, trust: chosen.map((anchor) => pem(anchor)) });
    const { maskedUrl, host, url } = resolved;
    return {
      enrollment: { product: source.product, maskedUrl, host, source: sourceToKeep(source, url) },
      anchors: [...chosen, ...resolved.anchors],
    };
  }

  /** A token only ever goes where it was meant to go: another base URL needs it typed again. */
  function recordsOf({ records }: ServerChange, known: StoredServer): OpenServer['records'] {
    if (records === undefined) return undefined;
    const kept = known.records?.baseUrl === records.baseUrl ? known.records : undefined;
    const token = records.token ?? (kept && secrets.get(kept.tokenRef).toString('utf8'));
    if (token === undefined) throw new KitError('input.invalid', { what: 'servers.change', where: 'records.token' });
    return { baseUrl: records.baseUrl, token, trust: records.trust ?? kept?.trust ?? [] };
  }

  /** Stores it in the place of `replaced`, or as a new one. */
  function keep(open: OpenServer, replaced: StoredServer | undefined): Server {
    const { name, credentialsExpireAt, group, enrollment, anchors, records } = open;
    const { source, ...shown } = enrollment;
    const id = replaced?.server.id ?? randomUUID();
    const server: Server = {
      id,
      name,
      ...shown,
      anchorFingerprints: anchors.map(fingerprintOf),
      ...(records === undefined ? {} : { recordsBaseUrl: records.baseUrl }),
      ...(credentialsExpireAt === undefined ? {} : { credentialsExpireAt }),
      ...(group === undefined ? {} : { group }),
    };
    const seal = (text: string) => secrets.put(Buffer.from(text, 'utf8'), `server ${id}`);
    store.transaction(() => {
      const stored: StoredServer = {
        server,
        sourceRef: seal(JSON.stringify(source)),
        anchors: anchors.map((anchor) => anchor.toString('base64')),
        ...(records === undefined
          ? {}
          : { records: { baseUrl: records.baseUrl, tokenRef: seal(records.token), trust: records.trust } }),
      };
      if (replaced !== undefined) forgetSecrets(replaced);
      store.servers.save(stored);
    });
    backends.forget(id);
    outbox.resume(id);
    return server;
  }

  function forgetSecrets(stored: StoredServer): void {
    secrets.remove(stored.sourceRef);
    if (stored.records !== undefined) secrets.remove(stored.records.tokenRef);
  }
}

/** @throws KitError `input.not-found`. */
function requireServer({ store }: Pick<StationContext, 'store'>, id: string): StoredServer {
  const stored = store.servers.get(id);
  if (stored === undefined) throw new KitError('input.not-found', { what: 'server', name: id });
  return stored;
}

/** The stored anchors with these fingerprints, DER. */
export function keptAnchors({ server, anchors }: StoredServer, fingerprints: readonly string[]): Buffer[] {
  return anchors.filter((_, index) => fingerprints.includes(server.anchorFingerprints[index] ?? '')).map(fromBase64);
}

function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}

/** Where only a host name was given, what its MDMServiceConfig named is kept: devices are given a URL, not a question. */
function sourceToKeep(source: EnrollmentSource, url: SecretUrl): EnrollmentSource {
  return 'url' in source ? { ...source, url: url.reveal() } : source;
}

function fingerprintOf(der: Buffer): string {
  try {
    return certificateFingerprint(der);
  } catch (cause) {
    throw new KitError('input.invalid', { what: 'anchor', where: 'certificate' }, { cause });
  }
}
