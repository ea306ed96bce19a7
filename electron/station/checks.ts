import type { CheckReport } from '../../shared/domain/check.ts';
import type { KnownOrNot } from '../../shared/domain/device.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';
import type { CheckedProfile, CheckedServer } from '../checks/context.ts';
import { checkBlueprint, checkStation } from '../checks/registry.ts';
import type { Mux } from '../devices/usbmux/client.ts';
import { preflightEnrollment, probeRecords } from '../enrollment/preflight.ts';
import { buildEnrollmentUrl } from '../enrollment/products/registry.ts';
import type { ProfileStore } from '../identity/profile-store.ts';
import type { SecretStore } from '../identity/secrets.ts';
import type { Clock } from '../ports/clock.ts';
import { readProfile } from '../profiles/read.ts';
import type { StoredServer } from '../store/repositories/servers.ts';
import type { Store } from '../store/store.ts';
import { checkedBackends } from './checked-backends.ts';
import { enrollmentSourceOf } from './enrollment-source.ts';

export type StationChecks = {
  run(when: 'doctor' | 'before-run'): Promise<CheckReport>;
  /** @throws KitError `input.not-found`. */
  blueprint(id: string): Promise<CheckReport>;
};

type Parts = {
  readonly dataDir: string;
  readonly store: Store;
  readonly secrets: SecretStore;
  readonly profiles: ProfileStore;
  readonly mux: Mux;
  readonly clock: Clock;
};

/** The checks registry over this station's own things. */
export function stationChecks(parts: Parts): StationChecks {
  const { dataDir, store, mux, clock } = parts;
  return {
    run: (when) =>
      checkStation(when, {
        clock,
        dataDir,
        mux,
        vault: 'open',
        organizations: store.organizations.list().map(({ organization }) => organization),
        servers: store.servers.list().map((stored) => checkedServer(parts, stored)),
        backends: when === 'doctor' ? checkedBackends(parts) : [],
      }),
    blueprint: (id) => {
      const blueprint = store.blueprints.get(id);
      if (blueprint === undefined) throw new KitError('input.not-found', { what: 'blueprint', name: id });
      return checkBlueprint({
        clock,
        blueprint,
        organization: store.organizations.get(blueprint.organizationId)?.organization,
        server: blueprint.serverId === null ? undefined : store.servers.get(blueprint.serverId)?.server,
        profiles: blueprint.profiles.map(({ name, role, sha256 }) => checkedProfile(parts, name, role, sha256)),
        identityExported: identityCopied(store, blueprint.organizationId),
      });
    },
  };
}

function identityCopied(store: Store, organizationId: string): KnownOrNot {
  const identity = store.organizations.get(organizationId)?.organization.identity;
  if (identity === undefined) return 'unknown';
  return identity.copy === undefined ? 'no' : 'yes';
}

function checkedProfile({ profiles }: Parts, name: string, role: 'wifi' | 'silent', sha256: string): CheckedProfile {
  try {
    return { name, role, read: readProfile(profiles.get(sha256)) };
  } catch (error) {
    return { name, role, read: asKitError(error).toProblem() };
  }
}

export function checkedServer(
  { secrets, clock }: Pick<Parts, 'secrets' | 'clock'>,
  stored: StoredServer,
): CheckedServer {
  const anchors = stored.anchors.map((anchor) => Buffer.from(anchor, 'base64'));
  const { records } = stored;
  return {
    server: stored.server,
    anchors,
    knock: (signal) => {
      const { url } = buildEnrollmentUrl(enrollmentSourceOf(secrets, stored));
      return preflightEnrollment({ url: url.reveal(), anchors }, { clock, signal });
    },
    ...(records === undefined
      ? {}
      : {
          probeRecords: (signal: AbortSignal) =>
            probeRecords(
              {
                baseUrl: records.baseUrl,
                token: secrets.get(records.tokenRef).toString('utf8'),
                trust: records.trust,
              },
              { clock, signal },
            ),
        }),
  };
}
