import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { backendConfigSchema, consoleLayoutSchema } from '../../../../shared/domain/backend.ts';
import { enrollmentSourceSchema, serverInputSchema } from '../../../../shared/domain/server.ts';
import { certificateFingerprint } from '../../../crypto/certificates.ts';
import { buildEnrollmentUrl } from '../../../enrollment/products/registry.ts';
import type { StoredServer } from '../../../store/repositories/servers.ts';
import { consoleOf } from '../../console-of.ts';
import { enrollmentSourceOf } from '../../enrollment-source.ts';
import type { BroughtTrust, TransferParts } from '../section.ts';

const secret = z.string().min(1).max(4000);

/** Neither URL nor host is in it: both are told from the source, so that what is shown is what devices are given. */
const itemSchema = z.strictObject({
  id: z.uuid(),
  name: serverInputSchema.shape.name,
  source: enrollmentSourceSchema,
  /** DER, base64. */
  anchors: z.array(z.base64().max(20_000)).max(32),
  records: z
    .strictObject({ baseUrl: z.url(), token: secret, trust: z.array(z.string().max(20_000)).max(8) })
    .optional(),
  backend: z
    .strictObject({ config: backendConfigSchema, key: secret.optional(), inboxKey: secret.optional() })
    .optional(),
  /** How the console writes its files, learned there. */
  layout: consoleLayoutSchema.optional(),
  credentialsExpireAt: serverInputSchema.shape.credentialsExpireAt,
  group: serverInputSchema.shape.group,
});
export type ServerItem = z.infer<typeof itemSchema>;

/** One whose URL can be built and whose certificates can be read. */
export const serverItemSchema = itemSchema.refine(canBeBuilt);

/** A server with everything behind it, its secrets in the open. */
export function serverItemOf({ store, secrets }: TransferParts, stored: StoredServer): ServerItem {
  const { id, name, credentialsExpireAt, group } = stored.server;
  const open = (ref: string) => secrets.get(ref).toString('utf8');
  const backend = store.serverBackends.get(id);
  const config = backend?.config;
  const layout =
    config?.kind === 'mobiconnect' || config?.kind === 'clomo' ? store.consoles.layout(consoleOf(config)) : undefined;
  return {
    id,
    name,
    source: enrollmentSourceOf(secrets, stored),
    anchors: [...stored.anchors],
    ...(stored.records === undefined
      ? {}
      : {
          records: {
            baseUrl: stored.records.baseUrl,
            token: open(stored.records.tokenRef),
            trust: [...stored.records.trust],
          },
        }),
    ...(backend === undefined
      ? {}
      : {
          backend: {
            config: backend.config,
            ...(backend.keyRef === undefined ? {} : { key: open(backend.keyRef) }),
            ...(backend.inboxKeyRef === undefined ? {} : { inboxKey: open(backend.inboxKeyRef) }),
          },
        }),
    ...(layout === undefined ? {} : { layout }),
    ...(credentialsExpireAt === undefined ? {} : { credentialsExpireAt }),
    ...(group === undefined ? {} : { group }),
  };
}

/** Every host that would be spoken to, and every certificate that would be believed, because of this server. */
export function trustsOf({ source, anchors, records, backend }: ServerItem): BroughtTrust[] {
  const config = backend?.config;
  const urls = [
    ...(records === undefined ? [] : [records.baseUrl]),
    ...(config !== undefined && 'baseUrl' in config ? [config.baseUrl] : []),
    ...(config !== undefined && 'inbox' in config && config.inbox !== undefined ? [config.inbox.url] : []),
  ];
  const pems = [
    ...(records?.trust ?? []),
    ...(config !== undefined && 'trust' in config ? config.trust : []),
    ...(config !== undefined && 'inbox' in config ? (config.inbox?.trust ?? []) : []),
  ];
  const certificates = [...anchors.map((anchor) => Buffer.from(anchor, 'base64')), ...pems];
  return [
    { kind: 'host' as const, value: buildEnrollmentUrl(source).host },
    ...urls.map((url) => ({ kind: 'host' as const, value: new URL(url).host })),
    ...certificates.map((certificate) => anchorOf(new X509Certificate(certificate))),
  ];
}

function anchorOf(certificate: X509Certificate): BroughtTrust {
  return {
    kind: 'anchor',
    value: certificateFingerprint(certificate.raw),
    subject: certificate.subject.replaceAll('\n', ', '),
    expiresAt: certificate.validToDate.toISOString(),
  };
}

function canBeBuilt(item: ServerItem): boolean {
  try {
    trustsOf(item);
    return true;
  } catch {
    return false;
  }
}
