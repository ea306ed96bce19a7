import { createHmac, randomBytes } from 'node:crypto';
import type { EscrowKind } from '../../shared/domain/escrow.ts';
import { serialSchema } from '../../shared/domain/ids.ts';
import { buildEnrollmentUrl } from '../enrollment/products/registry.ts';
import type { ProfileStore } from '../identity/profile-store.ts';
import type { SecretStore } from '../identity/secrets.ts';
import { formerKeysOf, supervisionKeyOf } from '../identity/supervision.ts';
import type { Materials } from '../kitting/materials.ts';
import type { Clock } from '../ports/clock.ts';
import type { RosterBook } from '../roster/roster-book.ts';
import type { Store } from '../store/store.ts';
import { deviceBook } from './device-book.ts';
import { enrollmentSourceOf } from './enrollment-source.ts';

const digestKeyRef = 'digest-key';

/** What kitting needs from store and vault; secrets are unsealed when asked for and kept by nobody here. */
export function stationMaterials(parts: {
  readonly store: Store;
  readonly secrets: SecretStore;
  readonly profiles: ProfileStore;
  readonly rosters: RosterBook;
  readonly clock: Clock;
}): Materials {
  const { store, secrets, profiles, rosters, clock } = parts;
  const digestKey = secrets.find(digestKeyRef) ?? makeDigestKey(secrets);
  const keepEscrow = (serial: string, kind: EscrowKind, bytes: Buffer) =>
    store.transaction(() => {
      const ref = secrets.put(bytes, `${kind} of ${serial}`);
      store.escrow.keep({ serial, kind, ref, keptAt: clock.now().toISOString() });
      return ref;
    });
  return {
    // Not one that was removed: nobody could look at what it does.
    blueprint: (id) => store.blueprints.list().find((blueprint) => blueprint.id === id),
    organization: (id) => store.organizations.get(id)?.organization,
    server: (id) => {
      const stored = store.servers.get(id);
      if (stored === undefined) return undefined;
      const { name, product, maskedUrl } = stored.server;
      const anchors = stored.anchors.map((anchor) => Buffer.from(anchor, 'base64'));
      const { url } = buildEnrollmentUrl(enrollmentSourceOf(secrets, stored));
      return { id, name, product, maskedUrl, url, anchors };
    },
    supervision: (organizationId) => {
      const own = supervisionKeyOf({ store, secrets }, organizationId);
      const accepted = store.organizations.get(organizationId)?.organization.accepts ?? [];
      return {
        ...own,
        former: formerKeysOf({ store, secrets }, organizationId),
        hostCertificates: [own.certificate, ...accepted.map(({ certificate }) => Buffer.from(certificate, 'base64'))],
      };
    },
    profile: (sha256) => profiles.get(sha256),
    slots: () => store.slots.list(),
    book: deviceBook(store, rosters, clock),
    isIgnored: (deviceKey, serial) => isIgnored(store, deviceKey, serial),
    keyedDigest: (secret) => createHmac('sha256', digestKey).update(secret).digest('hex'),
    keepUnlockToken: (serial, token) => keepEscrow(serial, 'unlock-token', token),
    keepBypassCode: (serial, code) => keepEscrow(serial, 'bypass-code', Buffer.from(code, 'utf8')),
  };
}

function isIgnored({ devices, ignored }: Store, deviceKey: string, serial: string | undefined): boolean {
  const known = devices.get(deviceKey);
  const told = serialSchema.safeParse(serial).data;
  return ignored.find({ ecid: known?.ecid, serial: told ?? known?.serial }) !== undefined;
}

function makeDigestKey(secrets: SecretStore): Buffer {
  const key = randomBytes(32);
  secrets.putAs(digestKeyRef, key, 'key of digests');
  return key;
}
