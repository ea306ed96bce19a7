import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Organization } from '../../shared/domain/organization.ts';
import type { identityChoiceSchema } from '../../shared/domain/supervision-identity.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';
import type { SecretStore } from './secrets.ts';
import { chosenIdentity, identityOf, keepKey, storedOrganization } from './supervision.ts';

type Context = { readonly store: Store; readonly secrets: SecretStore; readonly clock: Clock };

/**
 * Gives an organization another supervision identity. The one before stays in the vault, for its devices obey it until
 * each of them was erased and kitted anew.
 * @throws KitError `identity.same`, `store.not-found`, `identity.*`
 */
export async function replaceIdentity(
  context: Context,
  id: string,
  wish: z.output<typeof identityChoiceSchema>,
): Promise<Organization> {
  const { store, secrets, clock } = context;
  const next = await chosenIdentity(context, wish, storedOrganization(store, id).organization.name);
  const identity = identityOf(next);
  return store.transaction(() => {
    // Read again: whoever saved it while a key was made is not undone.
    const stored = storedOrganization(store, id);
    const { identity: before, former = [], accepts = [], ...rest } = stored.organization;
    if (before.fingerprint === identity.fingerprint) throw new KitError('identity.same');
    const replacedAt = clock.now().toISOString();
    keepFormer(store, stored, replacedAt);
    const organization: Organization = {
      ...rest,
      identity,
      // Nothing is accepted beside itself.
      accepts: accepts.filter(({ fingerprint }) => fingerprint !== identity.fingerprint),
      former: [
        { fingerprint: before.fingerprint, notAfter: before.notAfter, replacedAt },
        ...former.filter(({ fingerprint }) => fingerprint !== identity.fingerprint),
      ],
    };
    store.organizations.save({ organization, certificate: next.certificate, keyRef: keepKey(secrets, next.key, id) });
    return organization;
  });
}

/** As that of an organization which was removed: listed, exportable, and to be chosen again. */
function keepFormer(store: Store, stored: ReturnType<typeof storedOrganization>, at: string): void {
  const { accepts: _, former: __, ...organization } = stored.organization;
  const id = randomUUID();
  store.organizations.save({ ...stored, organization: { ...organization, id } });
  store.organizations.remove(id, at);
}
