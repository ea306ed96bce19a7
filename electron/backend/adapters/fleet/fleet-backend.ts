import { z } from 'zod';
import type { Lookup } from '../../../../shared/domain/record.ts';
import type { Clock } from '../../../ports/clock.ts';
import { type MdmBackend, refusals } from '../../port.ts';
import { createApiClient, inParallel, parseJson } from '../http/api-client.ts';
import type { HttpAnswer } from '../http/http-client.ts';

export type FleetOptions = {
  readonly baseUrl: string;
  readonly key: () => string;
  readonly trust: readonly string[];
  readonly clock: Clock;
  readonly timeoutMs?: number;
};

const time = z.string().nullish();
const hostSchema = z.object({
  host: z.object({
    id: z.number().int(),
    uuid: z.string().default(''),
    hardware_serial: z.string().optional(),
    last_mdm_checked_in_at: time,
    last_mdm_enrolled_at: time,
    mdm: z
      .object({
        enrollment_status: z.string().nullish(),
        profiles: z
          .array(z.object({ profile_uuid: z.string(), status: z.string().nullish() }))
          .max(2000)
          .nullish(),
      })
      .nullish(),
  }),
});
type Host = z.infer<typeof hostSchema>['host'];

const profilesSchema = z.object({
  profiles: z
    .array(z.object({ profile_uuid: z.string(), identifier: z.string().optional() }))
    .max(2000)
    .nullable(),
});

/** Questions at once: Fleet takes one serial at a time. */
const width = 6;

/**
 * Fleet: one host by its serial, and the profiles it has proven to hold (mdm §3).
 * @throws KitError `backend.not-https`, `backend.trust-unreadable`.
 */
export function createFleetBackend(options: FleetOptions): MdmBackend {
  const { key, clock } = options;
  const api = createApiClient({ ...options, authorization: () => `Bearer ${key()}` });

  async function lookupOne(serial: string, signal: AbortSignal): Promise<Lookup> {
    const path = `api/v1/fleet/hosts/identifier/${encodeURIComponent(serial)}`;
    const names = ({ status, body }: HttpAnswer) =>
      status === 200 && hostSchema.safeParse(parseJson(body)).data?.host.hardware_serial === serial;
    const answer = await api.send('GET', path, signal, { names });
    const told = { serial, halfEnrolled: false, source: api.host, asOf: clock.now().toISOString() };
    if (answer.status === 404) return { ...told, enrolled: 'unknown' };
    if (answer.status !== 200) throw api.failure(answer).problem;
    const { host } = api.read(answer, hostSchema, 'host');
    // Its identifiers are serial, UUID and host name alike: a host that is merely named so is another device.
    if (host.hardware_serial !== undefined && host.hardware_serial !== serial) return { ...told, enrolled: 'unknown' };
    const lastSeenAt = latest(host.last_mdm_checked_in_at, host.last_mdm_enrolled_at);
    const profileIdentifiers = await verifiedProfiles(host, signal);
    return {
      ...told,
      enrolled: enrolledBy(host.mdm?.enrollment_status),
      ...(host.uuid === '' ? {} : { udid: host.uuid }),
      ...(lastSeenAt === undefined ? {} : { lastSeenAt }),
      ...(profileIdentifiers === undefined ? {} : { profileIdentifiers }),
    };
  }

  /** Identifiers of what the device itself reported as installed; undefined when Fleet has no such report. */
  async function verifiedProfiles({ id, mdm }: Host, signal: AbortSignal): Promise<string[] | undefined> {
    const verified = new Set((mdm?.profiles ?? []).filter(isVerified).map(({ profile_uuid }) => profile_uuid));
    if (verified.size === 0) return undefined;
    const answer = await api.send('GET', `api/v1/fleet/hosts/${id}/configuration_profiles`, signal);
    if (answer.status !== 200) throw api.failure(answer).problem;
    const { profiles } = api.read(answer, profilesSchema, 'profiles');
    const identifiers = (profiles ?? []).flatMap(({ profile_uuid, identifier }) =>
      verified.has(profile_uuid) && identifier !== undefined ? [identifier] : [],
    );
    return identifiers.length === 0 ? undefined : identifiers;
  }

  return {
    ...refusals('Fleet'),
    capabilities: { records: false, lookup: true, commands: false, files: false },
    lookup: async (serials, signal) => {
      signal.throwIfAborted();
      return inParallel(serials, width, (serial) => lookupOne(serial, signal));
    },
    check: async (signal) => void (await lookupOne('KITBENCH0000', signal)),
    close: () => api.close(),
  };
}

function isVerified({ status }: { readonly status?: string | null | undefined }): boolean {
  return status === 'verified';
}

/** "On (manual)", "On (automatic)", "Pending", "Off", or nothing at all. */
function enrolledBy(status: string | null | undefined): Lookup['enrolled'] {
  if (status === undefined || status === null || status === '') return 'unknown';
  if (status.startsWith('On')) return 'yes';
  return status === 'Off' || status === 'Pending' ? 'no' : 'unknown';
}

function latest(...times: readonly (string | null | undefined)[]): string | undefined {
  const known = times.map((text) => Date.parse(text ?? '')).filter((ms) => ms > 0);
  return known.length === 0 ? undefined : new Date(Math.max(...known)).toISOString();
}
