import { createPrivateKey, type KeyObject, randomUUID, X509Certificate } from 'node:crypto';
import type { Organization, OrganizationInput } from '../../shared/domain/organization.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { certificateFingerprint } from '../crypto/certificates.ts';
import { privateKeyPem } from '../crypto/keys.ts';
import { createSupervisionIdentity } from '../crypto/supervision-identity.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';
import type { SecretStore } from './secrets.ts';

/** What makes a station the supervisor of a device: certificate (DER) and private key. */
export type SupervisionKey = { readonly certificate: Buffer; readonly key: KeyObject };

type Context = { readonly store: Store; readonly secrets: SecretStore; readonly clock: Clock };

/**
 * Saves an organization; a new one gets its supervision identity (監視識別情報), an existing one keeps it.
 * @throws KitError `store.not-found` for an id nobody knows.
 */
export async function saveOrganization(context: Context, input: OrganizationInput): Promise<Organization> {
  return input.id === undefined ? create(context, input) : update(context, input.id, input);
}

/** @throws KitError `store.not-found`, `secrets.missing`, `vault.sealed-damaged`. */
export function supervisionKeyOf({ store, secrets }: Pick<Context, 'store' | 'secrets'>, id: string): SupervisionKey {
  const { certificate, keyRef } = found(store, id);
  return { certificate, key: createPrivateKey(secrets.get(keyRef)) };
}

async function create({ store, secrets, clock }: Context, input: OrganizationInput): Promise<Organization> {
  const { certificate, key } = await createSupervisionIdentity({ organization: input.name, now: clock.now() });
  const x509 = new X509Certificate(certificate);
  const organization: Organization = {
    ...input,
    id: randomUUID(),
    identity: { fingerprint: certificateFingerprint(certificate), notAfter: new Date(x509.validTo).toISOString() },
  };
  return store.transaction(() => {
    const keyRef = secrets.put(Buffer.from(privateKeyPem(key), 'utf8'), `supervision key of ${organization.id}`);
    store.organizations.save({ organization, certificate, keyRef });
    return organization;
  });
}

function update({ store }: Context, id: string, input: OrganizationInput): Organization {
  const stored = found(store, id);
  const organization = { ...input, id, identity: stored.organization.identity };
  store.organizations.save({ ...stored, organization });
  return organization;
}

function found(store: Store, id: string) {
  const stored = store.organizations.get(id);
  if (stored === undefined) throw new KitError('store.not-found', { what: 'organization', id });
  return stored;
}
