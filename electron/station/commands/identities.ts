import type { SupervisedDevice } from '../../../shared/domain/supervision-identity.ts';
import { acceptSupervisor, dropSupervisor, makeSpareIdentity } from '../../identity/accepted.ts';
import { exportKeyPair } from '../../identity/identity-copies.ts';
import { replaceIdentity } from '../../identity/roll-over.ts';
import { storedOrganization } from '../../identity/supervision.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

type Kinds =
  | 'organizations.replaceIdentity'
  | 'organizations.supervised'
  | 'organizations.accept'
  | 'organizations.dropAccepted'
  | 'organizations.makeSpare'
  | 'organizations.exportKeyPair';

export function identityHandlers(
  context: Pick<StationContext, 'store' | 'secrets' | 'clock'> & {
    readonly bench: Pick<StationContext['bench'], 'get'>;
  },
): Pick<Handlers, Kinds> {
  const { store, clock, bench } = context;
  return {
    'organizations.replaceIdentity': ({ id, identity }) => replaceIdentity(context, id, identity),
    'organizations.supervised': ({ id }) => {
      const current = storedOrganization(store, id).organization.identity.fingerprint;
      const former = storedOrganization(store, id).organization.former ?? [];
      const obeys = (fingerprints: readonly string[]): SupervisedDevice['obeys'] => {
        if (fingerprints.includes(current)) return 'current';
        return former.some(({ fingerprint }) => fingerprints.includes(fingerprint)) ? 'former' : 'other';
      };
      const devices = store.runs.lastSupervised(id).map(({ deviceKey, serial, fingerprint, blueprint, endedAt }) => {
        const seen = bench.get(deviceKey);
        const told = seen?.facts.cloudConfiguration;
        return {
          key: deviceKey,
          ...(serial === null ? {} : { serial }),
          // What the device tells counts more than what was once written to it.
          obeys: obeys(told === undefined ? [fingerprint] : (told?.supervisorFingerprints ?? [])),
          fingerprint,
          blueprint,
          kittedAt: endedAt,
          attached: seen?.attached ?? false,
        };
      });
      return { devices };
    },
    'organizations.accept': ({ id, name, certificate }) => acceptSupervisor(store, id, name, certificate),
    'organizations.dropAccepted': ({ id, fingerprint }) => dropSupervisor(store, id, fingerprint),
    'organizations.makeSpare': async ({ id, password, format }) => {
      const { name } = storedOrganization(store, id).organization;
      const { fileName, bytes, certificate } = await makeSpareIdentity(name, { password, format }, clock);
      return { fileName, data: bytes.toString('base64'), certificate: certificate.toString('base64') };
    },
    'organizations.exportKeyPair': ({ id }) => {
      const { certificate, key } = exportKeyPair(context, id);
      return { certificate: certificate.toString('base64'), key: key.toString('base64') };
    },
  };
}
