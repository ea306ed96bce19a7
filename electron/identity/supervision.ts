import { createPrivateKey, type KeyObject, randomUUID, X509Certificate } from 'node:crypto';
import type { z } from 'zod';
import type { Organization, organizationInputSchema } from '../../shared/domain/organization.ts';
import type { identityChoiceSchema, SupervisionIdentity } from '../../shared/domain/supervision-identity.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { certificateFingerprint } from '../crypto/certificates.ts';
import { privateKeyPem } from '../crypto/keys.ts';
import { createSupervisionIdentity } from '../crypto/supervision-identity.ts';
import type { Clock } from '../ports/clock.ts';
import type { StoredOrganization } from '../store/repositories/organizations.ts';
import type { Store } from '../store/store.ts';
import { readIdentityFiles } from './identity-files.ts';
import type { SecretStore } from './secrets.ts';

/** What makes a station the supervisor of a device: certificate (DER) and private key. */
export type SupervisionKey = { readonly certificate: Buffer; readonly key: KeyObject };

type Context = { readonly store: Store; readonly secrets: SecretStore; readonly clock: Clock };
type OrganizationWish = z.output<typeof organizationInputSchema>;
type IdentityWish = z.output<typeof identityChoiceSchema>;
export type ChosenIdentity = SupervisionKey & { readonly copy?: SupervisionIdentity['copy'] };

/**
 * Saves an organization. A new one gets a supervision identity (監視識別情報) of its own, one that the station holds, or
 * one from files; an existing one keeps its own.
 * @throws KitError `store.not-found` for an id or an identity nobody knows, `identity.*`
 */
export async function saveOrganization(context: Context, input: OrganizationWish): Promise<Organization> {
  const { id, identity = { from: 'new' }, ...details } = input;
  if (id !== undefined) {
    if (input.identity !== undefined) throw new KitError('identity.fixed');
    return update(context, id, details);
  }
  return create(context, details, await chosenIdentity(context, identity, details.name));
}

/** The identities that an organization had before, newest first: devices not kitted anew obey them still. */
export function formerKeysOf({ store, secrets }: Pick<Context, 'store' | 'secrets'>, id: string): SupervisionKey[] {
  const held = store.organizations.removed();
  return (store.organizations.get(id)?.organization.former ?? []).flatMap(({ fingerprint }) => {
    const stored = held.find(({ organization }) => organization.identity.fingerprint === fingerprint);
    return stored === undefined ? [] : [keyIn(secrets, stored)];
  });
}

/** @throws KitError `store.not-found`, `secrets.missing`, `vault.sealed-damaged`. */
export function supervisionKeyOf(context: Pick<Context, 'store' | 'secrets'>, id: string): SupervisionKey {
  return keyIn(context.secrets, storedOrganization(context.store, id));
}

/** The identity that a person chose, with its key. Throws KitError `store.not-found`, `identity.*`. */
export async function chosenIdentity(
  context: Context,
  wish: IdentityWish,
  organization: string,
): Promise<ChosenIdentity> {
  const { store, secrets, clock } = context;
  switch (wish.from) {
    case 'new':
      return createSupervisionIdentity({ organization, now: clock.now() });
    case 'station': {
      const held = [...store.organizations.list(), ...store.organizations.removed()].find(
        (stored) => stored.organization.identity.fingerprint === wish.fingerprint,
      );
      if (held === undefined) throw new KitError('store.not-found', { what: 'identity', id: wish.fingerprint });
      const { copy } = held.organization.identity;
      return { ...keyIn(secrets, held), ...(copy === undefined ? {} : { copy }) };
    }
    case 'files': {
      const files = wish.files.map((file) => Buffer.from(file, 'base64'));
      return {
        ...(await readIdentityFiles(files, wish.password)),
        copy: { at: clock.now().toISOString(), how: 'imported' },
      };
    }
  }
}

function create(
  { store, secrets }: Context,
  details: Omit<OrganizationWish, 'id' | 'identity'>,
  { certificate, key, copy }: ChosenIdentity,
): Organization {
  const organization: Organization = {
    ...details,
    id: randomUUID(),
    identity: identityOf({ certificate, copy }),
  };
  return store.transaction(() => {
    const keyRef = keepKey(secrets, key, organization.id);
    store.organizations.save({ organization, certificate, keyRef });
    return organization;
  });
}

function update({ store }: Context, id: string, details: Omit<OrganizationWish, 'id' | 'identity'>): Organization {
  const stored = storedOrganization(store, id);
  const { identity, accepts, former } = stored.organization;
  const organization: Organization = {
    ...details,
    id,
    identity,
    ...(accepts === undefined ? {} : { accepts }),
    ...(former === undefined ? {} : { former }),
  };
  store.organizations.save({ ...stored, organization });
  return organization;
}

/** What is shown of an identity. */
export function identityOf({ certificate, copy }: Pick<ChosenIdentity, 'certificate' | 'copy'>): SupervisionIdentity {
  return {
    fingerprint: certificateFingerprint(certificate),
    notAfter: new X509Certificate(certificate).validToDate.toISOString(),
    ...(copy === undefined ? {} : { copy }),
  };
}

/** Seals a supervision key. @returns its reference. */
export function keepKey(secrets: SecretStore, key: KeyObject, organizationId: string): string {
  return secrets.put(Buffer.from(privateKeyPem(key), 'utf8'), `supervision key of ${organizationId}`);
}

function keyIn(secrets: SecretStore, { certificate, keyRef }: StoredOrganization): SupervisionKey {
  return { certificate, key: createPrivateKey(secrets.get(keyRef)) };
}

/** @throws KitError `store.not-found`. */
export function storedOrganization(store: Pick<Store, 'organizations'>, id: string): StoredOrganization {
  const stored = store.organizations.get(id);
  if (stored === undefined) throw new KitError('store.not-found', { what: 'organization', id });
  return stored;
}
