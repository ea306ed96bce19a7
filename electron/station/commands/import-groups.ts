import { randomUUID } from 'node:crypto';
import type { GroupImport } from '../../../shared/domain/backend.ts';
import type { Reason } from '../../../shared/domain/plan.ts';
import { type EnrollmentSource, enrollmentSourceSchema, type Server } from '../../../shared/domain/server.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type ConsoleGroup, readGroupCsv } from '../../backend/files/group-csv.ts';
import { buildEnrollmentUrl } from '../../enrollment/products/registry.ts';
import type { StoredServer } from '../../store/repositories/servers.ts';
import { enrollmentSourceOf } from '../enrollment-source.ts';
import type { BackendParts } from './backend-parts.ts';

type MobiconnectSource = Extract<EnrollmentSource, { product: 'mobiconnect' }>;
type Row = GroupImport['groups'][number];

/**
 * Makes servers of a console's groups, or brings those it made before up to date: the user ID is unique across groups, so
 * it tells which is which (mdm §1.1). Passwords go straight into the vault.
 * @throws KitError `backend.file-*`, `enrollment.*`.
 */
export function importGroups(
  parts: BackendParts,
  given: {
    readonly accountId: string;
    readonly host: string | undefined;
    readonly fileName: string;
    readonly bytes: Buffer;
    /** Tells what would become of each group, and keeps nothing. */
    readonly preview: boolean;
  },
): GroupImport {
  const { store, secrets, clock, backends, outbox } = parts;
  const { accountId, host, preview } = given;
  const groups = readGroupCsv(given.bytes, given.fileName);
  const byUser = knownServers(parts, accountId);
  return { kept: !preview, groups: preview ? groups.map(take) : store.transaction(() => groups.map(take)) };

  function take(group: ConsoleGroup): Row {
    const { path, credential, expiresAt, fault } = group;
    const warnings = warningsOf(group, clock.now());
    const row = {
      group: path,
      warnings,
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(credential === undefined ? {} : { user: masked(credential.userId) }),
    };
    const usable = credential !== undefined && (fault === undefined || fault === 'expiry-unreadable');
    if (!usable) return { ...row, outcome: 'skipped' };
    const source = enrollmentSourceSchema.parse({
      product: 'mobiconnect',
      ...(host === undefined ? {} : { host }),
      accountId,
      ...credential,
    }) as MobiconnectSource;
    const before = byUser.get(credential.userId);
    const outcome = before === undefined ? 'added' : isSame(before, source, group) ? 'unchanged' : 'updated';
    const known = before?.stored.server;
    const serverId = preview || outcome === 'unchanged' ? known?.id : keep(source, group, before);
    const serverName = known?.name ?? nameOf(path);
    return { ...row, outcome, serverName, ...(serverId === undefined ? {} : { serverId }) };
  }

  function keep(source: MobiconnectSource, { path, expiresAt }: ConsoleGroup, before: Known | undefined): string {
    const { maskedUrl, host: shownHost } = buildEnrollmentUrl(source);
    const id = before?.stored.server.id ?? randomUUID();
    const { credentialsExpireAt: _, ...earlier } = before?.stored.server ?? {
      name: nameOf(path),
      anchorFingerprints: [],
    };
    const server: Server = {
      ...earlier,
      id,
      product: 'mobiconnect',
      maskedUrl,
      host: shownHost,
      group: path,
      ...(expiresAt === undefined ? {} : { credentialsExpireAt: expiresAt }),
    };
    const sourceRef = secrets.put(Buffer.from(JSON.stringify(source), 'utf8'), `server ${id}`);
    store.servers.save({ ...(before?.stored ?? { anchors: [] }), server, sourceRef });
    if (before !== undefined) secrets.remove(before.stored.sourceRef);
    const config = store.serverBackends.get(id)?.config;
    const licences = config?.kind === 'mobiconnect' ? config.licences : undefined;
    store.serverBackends.save({
      serverId: id,
      config: { kind: 'mobiconnect', account: source.accountId, group: path, licences },
    });
    backends.forget(id);
    outbox.resume(id);
    return id;
  }

  function isSame({ stored, source }: Known, wanted: MobiconnectSource, { path, expiresAt }: ConsoleGroup): boolean {
    const config = store.serverBackends.get(stored.server.id)?.config;
    return (
      source.password === wanted.password &&
      source.host === wanted.host &&
      stored.server.credentialsExpireAt === expiresAt &&
      stored.server.group === path &&
      config?.kind === 'mobiconnect' &&
      config.group === path
    );
  }
}

type Known = { readonly stored: StoredServer; readonly source: MobiconnectSource };

function knownServers({ store, secrets }: BackendParts, accountId: string): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const stored of store.servers.list().filter(({ server }) => server.product === 'mobiconnect')) {
    const source = enrollmentSourceOf(secrets, stored);
    if (source.product === 'mobiconnect' && source.accountId === accountId)
      known.set(source.userId, { stored, source });
  }
  return known;
}

/** Enough to compare with the console, too little to enroll with. */
function masked(userId: string): string {
  return `${userId.slice(0, 2)}••••${userId.length > 5 ? userId.slice(-1) : ''}`;
}

/** The last two groups of the path tell people enough. */
function nameOf(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '')
    .slice(-2)
    .join(' / ')
    .slice(0, 120);
}

function warningsOf({ fault, expiresAt, credential }: ConsoleGroup, now: Date): Reason[] {
  const reasons: Reason[] = fault === undefined ? [] : [checkReason(`group.${fault}`)];
  if (credential === undefined || fault === 'expiry-unreadable') return reasons;
  if (expiresAt === undefined) return [...reasons, checkReason('group.no-expiry')];
  if (Date.parse(expiresAt) > now.getTime()) return reasons;
  return [...reasons, checkReason('group.expired', { date: expiresAt.slice(0, 10) })];
}
