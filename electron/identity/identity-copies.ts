import type { Organization } from '../../shared/domain/organization.ts';
import type { HeldIdentity, SupervisionIdentity } from '../../shared/domain/supervision-identity.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { writePkcs12 } from '../crypto/pkcs12.ts';
import type { StoredOrganization } from '../store/repositories/organizations.ts';
import type { Store } from '../store/store.ts';
import { identityFileName } from './accepted.ts';
import type { SecretStore } from './secrets.ts';
import { supervisionKeyOf } from './supervision.ts';

type Context = { readonly store: Pick<Store, 'organizations' | 'transaction'>; readonly secrets: SecretStore };

/** An organization's identity as a PKCS#12 file under a person's password, which is kept nowhere. */
export async function exportIdentity(
  context: { readonly store: Store; readonly secrets: SecretStore },
  { organization }: StoredOrganization,
  wish: { readonly password: string; readonly format: 'strong' | 'compatible' },
): Promise<{ readonly fileName: string; readonly bytes: Buffer }> {
  const { certificate, key } = supervisionKeyOf(context, organization.id);
  const bytes = await writePkcs12({ certificate, key, password: wish.password, legacy: wish.format === 'compatible' });
  return { fileName: identityFileName(organization.name, organization.identity.fingerprint), bytes };
}

/** Certificate and private key in DER, as cfgutil takes them (cfgutil §1.2): the key lies open in its file. */
export function exportKeyPair(
  context: { readonly store: Store; readonly secrets: SecretStore },
  id: string,
): { readonly certificate: Buffer; readonly key: Buffer } {
  const { certificate, key } = supervisionKeyOf(context, id);
  return { certificate, key: key.export({ format: 'der', type: 'pkcs8' }) };
}

/**
 * Notes that a copy of an identity exists outside of this station, for every organization that has it.
 * @throws KitError `identity.changed` when the organization has another identity than the one exported
 */
export function noteCopy(
  { store }: Pick<Context, 'store'>,
  { organization: { id, identity } }: StoredOrganization,
  fingerprint: string,
  copy: NonNullable<SupervisionIdentity['copy']>,
): Organization {
  if (identity.fingerprint !== fingerprint) throw new KitError('identity.changed');
  const noted: Organization[] = store.transaction(() =>
    store.organizations
      .list()
      .filter(({ organization }) => organization.identity.fingerprint === fingerprint)
      .map((stored) => {
        const organization = { ...stored.organization, identity: { ...stored.organization.identity, copy } };
        store.organizations.save({ ...stored, organization });
        return organization;
      }),
  );
  const own = noted.find((organization) => organization.id === id);
  if (own === undefined) throw new KitError('store.not-found', { what: 'organization', id });
  return own;
}

/** Every supervision identity in the vault, once each, those still in use first. */
export function heldIdentities({ store }: Pick<Context, 'store'>): HeldIdentity[] {
  const held = new Map<string, HeldIdentity>();
  const add = (stored: StoredOrganization, orphaned: boolean) => {
    const { name, identity } = stored.organization;
    const known = held.get(identity.fingerprint);
    if (known === undefined) held.set(identity.fingerprint, { ...identity, organizations: [name], orphaned });
    else if (known.orphaned === orphaned) known.organizations.push(name);
  };
  for (const stored of store.organizations.list()) add(stored, false);
  for (const stored of store.organizations.removed()) add(stored, true);
  return [...held.values()];
}
