import { randomUUID } from 'node:crypto';
import type { EnrollmentSource, Server, ServerInput } from '../../../shared/domain/server.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { certificateFingerprint, pem } from '../../crypto/certificates.ts';
import { resolveEnrollment } from '../../enrollment/resolve.ts';
import type { SecretUrl } from '../../identity/secret-url.ts';
import type { StoredServer } from '../../store/repositories/servers.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

type ServerHandlers = Pick<Handlers, 'servers.list' | 'servers.save' | 'servers.remove'>;

export function serverHandlers(context: StationContext): ServerHandlers {
  const { store, secrets, backends, outbox, clock } = context;
  return {
    'servers.list': () => store.servers.list().map(({ server }) => server),
    'servers.save': async (input) => {
      const known = input.id === undefined ? undefined : requireServer(context, input.id);
      const chosen = input.anchors.map((anchor) => Buffer.from(anchor, 'base64'));
      const resolved = await resolveEnrollment(input.enrollment, { clock, trust: chosen.map((anchor) => pem(anchor)) });
      const anchors = [...chosen, ...resolved.anchors];
      const server: Server = {
        id: known?.server.id ?? randomUUID(),
        name: input.name,
        product: input.enrollment.product,
        maskedUrl: resolved.maskedUrl,
        host: resolved.host,
        anchorFingerprints: anchors.map(fingerprintOf),
        ...(input.records === undefined ? {} : { recordsBaseUrl: input.records.baseUrl }),
        ...(input.credentialsExpireAt === undefined ? {} : { credentialsExpireAt: input.credentialsExpireAt }),
      };
      store.transaction(() => {
        const stored = sealServer(server, input, anchors, sourceToKeep(input.enrollment, resolved.url));
        if (known !== undefined) forgetSecrets(known);
        store.servers.save(stored);
      });
      backends.forget(server.id);
      outbox.resume(server.id);
      return server;
    },
    'servers.remove': ({ id }) => {
      const known = requireServer(context, id);
      const user = store.blueprints.list().find((blueprint) => blueprint.serverId === id);
      if (user !== undefined) {
        throw new KitError('input.in-use', { what: 'server', name: known.server.name, by: user.name });
      }
      store.transaction(() => {
        store.servers.remove(id);
        forgetSecrets(known);
      });
      backends.forget(id);
      return {};
    },
  };

  function sealServer(
    server: Server,
    input: ServerInput,
    anchors: readonly Buffer[],
    source: EnrollmentSource,
  ): StoredServer {
    const label = `server ${server.id}`;
    return {
      server,
      sourceRef: secrets.put(Buffer.from(JSON.stringify(source), 'utf8'), label),
      anchors: anchors.map((anchor) => anchor.toString('base64')),
      ...(input.records === undefined
        ? {}
        : {
            records: {
              baseUrl: input.records.baseUrl,
              tokenRef: secrets.put(Buffer.from(input.records.token, 'utf8'), label),
              trust: input.records.trust,
            },
          }),
    };
  }

  function forgetSecrets(stored: StoredServer): void {
    secrets.remove(stored.sourceRef);
    if (stored.records !== undefined) secrets.remove(stored.records.tokenRef);
  }
}

/** @throws KitError `input.not-found`. */
function requireServer({ store }: StationContext, id: string): StoredServer {
  const stored = store.servers.get(id);
  if (stored === undefined) throw new KitError('input.not-found', { what: 'server', name: id });
  return stored;
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
