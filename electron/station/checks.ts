import type { CheckReport } from '../../shared/domain/check.ts';
import type { KnownOrNot } from '../../shared/domain/device.ts';
import { compareOsVersions } from '../../shared/domain/os-version.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';
import type { BlueprintCheckContext, CheckedProfile, CheckedServer, MdmAnswers } from '../checks/context.ts';
import { checkBlueprint, checkStation } from '../checks/registry.ts';
import type { Mux } from '../devices/usbmux/client.ts';
import { preflightEnrollment, probeRecords } from '../enrollment/preflight.ts';
import { buildEnrollmentUrl } from '../enrollment/products/registry.ts';
import type { ProfileStore } from '../identity/profile-store.ts';
import type { SecretStore } from '../identity/secrets.ts';
import type { Clock } from '../ports/clock.ts';
import { inspectProfile } from '../profiles/inspect.ts';
import { readProfile } from '../profiles/read.ts';
import type { StoredServer } from '../store/repositories/servers.ts';
import type { Store } from '../store/store.ts';
import type { Backends } from './backends.ts';
import type { StationCalendar } from './calendar.ts';
import { checkedBackends } from './checked-backends.ts';
import { enrollmentSourceOf } from './enrollment-source.ts';

export type StationChecks = {
  run(when: 'doctor' | 'before-run'): Promise<CheckReport>;
  /** @throws KitError `input.not-found`. */
  blueprint(id: string, day?: CheckedDay): Promise<CheckReport>;
};

/** What a blueprint is checked for. */
export type CheckedDay = {
  /** YYYY-MM-DD; now when left out. */
  readonly on?: string | undefined;
  /** Versions that the devices will have; those attached now when left out. */
  readonly fleetOs?: readonly string[] | undefined;
  /** The one in use when left out. */
  readonly rosterId?: string | undefined;
};

type Parts = {
  readonly dataDir: string;
  readonly store: Store;
  readonly secrets: SecretStore;
  readonly profiles: ProfileStore;
  readonly backends: Pick<Backends, 'of'>;
  readonly calendar: StationCalendar;
  readonly mux: Mux;
  readonly clock: Clock;
  /** Versions of the devices that are attached. */
  readonly attachedOs: () => readonly string[];
};

/** The checks registry over this station's own things. */
export function stationChecks(parts: Parts): StationChecks {
  const { dataDir, store, calendar, mux, clock } = parts;
  return {
    run: (when) =>
      checkStation(when, {
        clock,
        dataDir,
        mux,
        vault: 'open',
        organizations: store.organizations.list().map(({ organization }) => organization),
        expiries: calendar.expiries(),
        servers: store.servers.list().map((stored) => checkedServer(parts, stored)),
        backends: when === 'doctor' ? checkedBackends(parts) : [],
      }),
    blueprint: (id, { on, fleetOs = parts.attachedOs(), rosterId } = {}) => {
      const blueprint = store.blueprints.get(id);
      if (blueprint === undefined) throw new KitError('input.not-found', { what: 'blueprint', name: id });
      const day = on === undefined ? clock.now() : new Date(`${on}T12:00:00`);
      return checkBlueprint({
        clock: { ...clock, now: () => day },
        blueprint,
        organization: store.organizations.get(blueprint.organizationId)?.organization,
        server: blueprint.serverId === null ? undefined : store.servers.get(blueprint.serverId)?.server,
        mdmAnswers: blueprint.serverId === null ? undefined : mdmAnswers(parts, blueprint.serverId),
        profiles: blueprint.profiles.map(({ name, role, sha256 }) => checkedProfile(parts, name, role, sha256)),
        identityExported: identityCopied(store, blueprint.organizationId),
        expiries: calendar.expiries(day),
        fleetOs: [...new Set(fleetOs)].sort(compareOsVersions),
        roster: rosterFor(store, rosterId),
        numbers: store.deviceNumbers.list(),
      });
    },
  };
}

function mdmAnswers({ backends }: Parts, serverId: string): MdmAnswers {
  const capabilities = backends.of(serverId)?.capabilities;
  if (capabilities?.lookup !== true) return 'no';
  return capabilities.files ? 'by-files' : 'by-itself';
}

function rosterFor({ rosters }: Store, id: string | undefined): BlueprintCheckContext['roster'] {
  const roster = id === undefined ? rosters.inUse() : rosters.get(id);
  if (roster !== undefined) return { name: roster.name, rows: rosters.rows(roster.id) };
  if (id !== undefined) throw new KitError('input.not-found', { what: 'roster', name: id });
  return undefined;
}

function identityCopied(store: Store, organizationId: string): KnownOrNot {
  const identity = store.organizations.get(organizationId)?.organization.identity;
  if (identity === undefined) return 'unknown';
  return identity.copy === undefined ? 'no' : 'yes';
}

function checkedProfile({ profiles }: Parts, name: string, role: 'wifi' | 'silent', sha256: string): CheckedProfile {
  try {
    const bytes = profiles.get(sha256);
    return { name, role, read: readProfile(bytes), document: inspectProfile(bytes).document };
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
