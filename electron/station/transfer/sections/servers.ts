import { randomUUID } from 'node:crypto';
import type { Server } from '../../../../shared/domain/server.ts';
import { certificateFingerprint } from '../../../crypto/certificates.ts';
import { buildEnrollmentUrl } from '../../../enrollment/products/registry.ts';
import type { StoredServer } from '../../../store/repositories/servers.ts';
import { forgetBackend } from '../../commands/set-backend.ts';
import { consoleOf } from '../../console-of.ts';
import { besideMine, counterpart, defineSection, differences, fact, type Import, type Look } from '../section.ts';
import { type ServerItem, serverItemOf, serverItemSchema, trustsOf } from './server-item.ts';

/** MDM servers with their credentials, trust anchors and records API. */
export const serversSection = defineSection<ServerItem>({
  name: 'servers',
  version: 1,
  schema: serverItemSchema,
  most: 2000,
  idOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  collect: (parts) => parts.store.servers.list().map((stored) => serverItemOf(parts, stored)),
  look,
});

function look(item: ServerItem, into: Import): Look {
  into.names.set(item.id, item.name);
  const stored = into.store.servers.list();
  const match = counterpart(
    item,
    stored.map(({ server }) => server),
  );
  const here = stored.find(({ server }) => server.id === match?.id);
  into.ids.set(item.id, here?.server.id ?? item.id);
  const ours = here && serverItemOf(into, here);
  const differing = ours === undefined ? [] : differences(contentOf(item), contentOf(ours));
  const same = ours !== undefined && differing.length === 0;
  return {
    state: same ? 'same' : here === undefined ? 'new' : 'different',
    facts: [...factsOf(item, ours), ...fact('changes', differing.length === 0 ? undefined : String(differing.length))],
    trusts: trustsOf(item),
    ...(here === undefined ? {} : { ways: ['take', 'both'] as const }),
    apply: (choice) => {
      const id = choice === 'both' ? randomUUID() : (here?.server.id ?? item.id);
      into.ids.set(item.id, id);
      const name = choice === 'both' ? besideMine(item.name, into.from, 120) : item.name;
      save(into, { ...item, id, name }, choice === 'both' ? undefined : here);
    },
    leave: () => {
      if (here === undefined) into.ids.delete(item.id);
    },
  };
}

function save(into: Import, item: ServerItem, replaced: StoredServer | undefined): void {
  const { store, secrets, clock } = into;
  if (replaced !== undefined) {
    forgetBackend(into, item.id);
    secrets.remove(replaced.sourceRef);
    if (replaced.records !== undefined) secrets.remove(replaced.records.tokenRef);
  }
  const seal = (text: string, label: string) => secrets.put(Buffer.from(text, 'utf8'), `${label} ${item.id}`);
  const { records, backend, layout } = item;
  store.servers.save({
    server: shownOf(item),
    sourceRef: seal(JSON.stringify(item.source), 'server'),
    anchors: item.anchors,
    ...(records === undefined
      ? {}
      : { records: { baseUrl: records.baseUrl, trust: records.trust, tokenRef: seal(records.token, 'server') } }),
  });
  if (backend !== undefined) {
    const { config, key, inboxKey } = backend;
    store.serverBackends.save({
      serverId: item.id,
      config,
      ...(key === undefined ? {} : { keyRef: seal(key, 'backend') }),
      ...(inboxKey === undefined ? {} : { inboxKeyRef: seal(inboxKey, 'backend') }),
    });
    if (layout !== undefined && (config.kind === 'mobiconnect' || config.kind === 'clomo')) {
      store.consoles.saveLayout(consoleOf(config), layout, clock.now().toISOString());
    }
  }
  into.changedServers.add(item.id);
}

function shownOf({ id, name, source, anchors, records, credentialsExpireAt, group }: ServerItem): Server {
  const { host, maskedUrl } = buildEnrollmentUrl(source);
  return {
    id,
    name,
    product: source.product,
    host,
    maskedUrl,
    anchorFingerprints: anchors.map((anchor) => certificateFingerprint(Buffer.from(anchor, 'base64'))),
    ...(records === undefined ? {} : { recordsBaseUrl: records.baseUrl }),
    ...(credentialsExpireAt === undefined ? {} : { credentialsExpireAt }),
    ...(group === undefined ? {} : { group }),
  };
}

function factsOf(item: ServerItem, ours: ServerItem | undefined) {
  const there = shownOf(item);
  const here = ours && shownOf(ours);
  const anchors = (server: Server) => server.anchorFingerprints.map((print) => print.slice(0, 16)).join(' ') || '–';
  return [
    ...fact('url', there.maskedUrl, here?.maskedUrl),
    ...fact('anchors', anchors(there), here && anchors(here)),
    ...fact('records', there.recordsBaseUrl, here?.recordsBaseUrl),
    ...fact('expires', there.credentialsExpireAt, here?.credentialsExpireAt),
  ];
}

/** What a person would call the same server; credentials and keys count. */
function contentOf({ id: _, ...content }: ServerItem): Readonly<Record<string, unknown>> {
  return content;
}
