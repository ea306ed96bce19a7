import { X509Certificate } from 'node:crypto';
import type { Blueprint } from '../../shared/domain/blueprint.ts';
import type { EnteredExpiry, Expiry } from '../../shared/domain/expiry.ts';
import type { Organization } from '../../shared/domain/organization.ts';
import type { StoredServer } from '../store/repositories/servers.ts';
import { endOfDay, stageOf, yearAfter } from './stages.ts';

export type CalendarSources = {
  readonly servers: readonly StoredServer[];
  readonly organizations: readonly Organization[];
  readonly blueprints: readonly Blueprint[];
  readonly entered: readonly EnteredExpiry[];
  /** Those of the library; blueprints may hold others. */
  readonly profiles: readonly { readonly name: string; readonly sha256: string }[];
  /** Whose signature a profile bears; undefined where it bears none, or cannot be read. */
  readonly signerOf: (sha256: string) => { readonly subject: string; readonly notAfter: string } | undefined;
};

type Found = Omit<Expiry, 'stage' | 'days' | 'estimated' | 'entered'> & Partial<Pick<Expiry, 'estimated' | 'entered'>>;

/** Everything that ends by itself, soonest first; what nobody knows the end of comes last. */
export function expiriesAt(sources: CalendarSources, now: Date): Expiry[] {
  const found = [
    ...sources.servers.flatMap((stored) => [...credentialsOf(stored, sources), ...anchorsOf(stored, sources)]),
    ...sources.organizations.flatMap((organization) => identitiesOf(organization, sources)),
    ...signersOf(sources),
    ...sources.entered.map((entry) => enteredOf(entry, sources)),
  ];
  return found
    .map((entry) => ({ estimated: false, entered: false, ...entry, ...stageOf(entry.endsAt, now) }))
    .sort((one, other) => momentOf(one) - momentOf(other) || one.id.localeCompare(other.id));
}

function momentOf({ endsAt }: Pick<Expiry, 'endsAt'>): number {
  return endsAt === undefined ? Number.MAX_SAFE_INTEGER : new Date(endsAt).getTime();
}

function credentialsOf({ server }: StoredServer, sources: CalendarSources): Found[] {
  const { id, name, product, group, credentialsExpireAt } = server;
  if (credentialsExpireAt === undefined && product !== 'mobiconnect') return [];
  return [
    {
      id: `credentials:${id}`,
      kind: 'enrollment-credentials',
      name,
      ...(group === undefined ? {} : { detail: group }),
      ...(credentialsExpireAt === undefined ? {} : { endsAt: credentialsExpireAt }),
      breaks: enrollingAt(id, sources),
    },
  ];
}

function anchorsOf({ server, anchors }: StoredServer, sources: CalendarSources): Found[] {
  const breaks = namesOf(
    sources.blueprints.filter(
      ({ serverId, enrollment }) => serverId === server.id && enrollment === 'remote-management',
    ),
  );
  return anchors.flatMap((anchor, index) => {
    const certificate = readCertificate(anchor);
    if (certificate === undefined) return [];
    return [
      {
        id: `anchor:${server.id}:${server.anchorFingerprints[index] ?? index}`,
        kind: 'trust-anchor' as const,
        name: server.name,
        detail: (certificate.subject ?? '').replaceAll('\n', ', '),
        endsAt: certificate.validToDate.toISOString(),
        breaks,
      },
    ];
  });
}

function identitiesOf({ id, name, identity, accepts = [] }: Organization, { blueprints }: CalendarSources): Found[] {
  const breaks = namesOf(blueprints.filter(({ organizationId, supervise }) => organizationId === id && supervise));
  return [
    {
      id: `identity:${id}:${identity.fingerprint}`,
      kind: 'supervision-identity',
      name,
      detail: identity.fingerprint.slice(0, 16),
      endsAt: identity.notAfter,
      breaks,
    },
    ...accepts.map((accepted) => ({
      id: `identity:${id}:${accepted.fingerprint}`,
      kind: 'supervision-identity' as const,
      name: `${name} – ${accepted.name}`,
      detail: accepted.fingerprint.slice(0, 16),
      endsAt: accepted.notAfter,
      // The organization's own is still obeyed.
      breaks: [],
    })),
  ];
}

/** Past its day a device shows it as 未検証 and installs it all the same (mdm §5): it breaks nothing. */
function signersOf({ blueprints, profiles: library, signerOf }: CalendarSources): Found[] {
  const all = [...blueprints.flatMap(({ profiles }) => profiles), ...library];
  const profiles = new Map(all.map(({ name, sha256 }) => [sha256, name] as const));
  return [...profiles].flatMap(([sha256, name]) => {
    const signer = signerOf(sha256);
    if (signer === undefined) return [];
    const { subject, notAfter } = signer;
    return [
      { id: `signer:${sha256}`, kind: 'profile-signer' as const, name, detail: subject, endsAt: notAfter, breaks: [] },
    ];
  });
}

function enteredOf(entry: EnteredExpiry, sources: CalendarSources): Found {
  const server = sources.servers.find((stored) => stored.server.id === entry.serverId)?.server;
  const common = { id: entry.id, entered: true, breaks: [] };
  switch (entry.kind) {
    case 'push-certificate': {
      const breaks = entry.serverId === null ? [] : enrollingAt(entry.serverId, sources);
      const { topic: detail, endsAt } = entry;
      return { ...common, kind: entry.kind, name: server?.name ?? detail, detail, endsAt, breaks };
    }
    case 'ade-token': {
      const endsAt = endOfDay(yearAfter(entry.downloadedOn));
      return { ...common, kind: entry.kind, name: entry.name, ...of(server), endsAt, estimated: true };
    }
    case 'vpp-token':
      return { ...common, kind: entry.kind, name: entry.name, ...of(server), endsAt: entry.endsAt };
    case 'other':
      return { ...common, kind: entry.kind, name: entry.name, ...of(server), endsAt: endOfDay(entry.endsOn) };
  }
}

function of(server: { readonly name: string } | undefined): { detail?: string } {
  return server === undefined ? {} : { detail: server.name };
}

function enrollingAt(id: string, { blueprints }: CalendarSources): Expiry['breaks'] {
  return namesOf(blueprints.filter(({ serverId, enrollment }) => serverId === id && enrollment !== 'none'));
}

function namesOf(blueprints: readonly Blueprint[]): Expiry['breaks'] {
  return blueprints.map(({ id, name }) => ({ id, name }));
}

function readCertificate(base64: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}
