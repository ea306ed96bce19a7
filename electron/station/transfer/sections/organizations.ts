import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { type Organization, organizationSchema } from '../../../../shared/domain/organization.ts';
import { certificateFingerprint } from '../../../crypto/certificates.ts';
import { privateKeyPem } from '../../../crypto/keys.ts';
import { createSupervisionIdentity } from '../../../crypto/supervision-identity.ts';
import type { SupervisionKey } from '../../../identity/supervision.ts';
import type { StoredOrganization } from '../../../store/repositories/organizations.ts';
import { besideMine, counterpart, defineSection, fact, type Import, type Look } from '../section.ts';

const itemSchema = z.strictObject({
  organization: organizationSchema,
  /** Supervision certificate, DER. */
  certificate: z.base64().min(1).max(20_000),
  /** Its key, PEM; only where somebody ticked it. */
  key: z.string().max(20_000).optional(),
});
type Item = z.infer<typeof itemSchema>;

/** Organizations, with the keys that their devices obey only when those were asked for. */
export const organizationsSection = defineSection<Item>({
  name: 'organizations',
  version: 1,
  schema: itemSchema.refine(fitsTogether),
  most: 500,
  idOf: ({ organization }) => organization.id,
  nameOf: ({ organization }) => organization.name,
  collect: ({ store, secrets }, { identities }) =>
    store.organizations.list().map(({ organization, certificate, keyRef }) => ({
      organization,
      certificate: certificate.toString('base64'),
      ...(identities ? { key: secrets.get(keyRef).toString('utf8') } : {}),
    })),
  look,
});

function look(item: Item, into: Import): Look {
  const { organization: theirs } = item;
  into.names.set(theirs.id, theirs.name);
  const here = counterpart(
    theirs,
    into.store.organizations.list().map(({ organization }) => organization),
  );
  return here === undefined ? asNew(item, into) : besideOurs(item, here, into);
}

function asNew(item: Item, into: Import): Look {
  const { organization } = item;
  let made: SupervisionKey | undefined;
  return {
    state: 'new',
    facts: factsOf(item, item.key === undefined ? 'made-here' : 'included'),
    // Without its key it gets one of this station: devices kitted there go on obeying the other Mac only.
    prepare: async () => {
      if (item.key !== undefined) return;
      made = await createSupervisionIdentity({ organization: organization.name, now: into.clock.now() });
    },
    apply: () => {
      const kept = into.store.organizations.get(organization.id);
      const isTaken = kept !== undefined && kept.organization.identity.fingerprint !== fingerprintOf(item);
      const id = isTaken ? randomUUID() : organization.id;
      into.ids.set(organization.id, id);
      save(into, { ...organization, id }, made ?? keyIn(item));
    },
  };
}

function besideOurs(item: Item, here: Organization, into: Import): Look {
  const { organization: theirs } = item;
  into.ids.set(theirs.id, here.id);
  const sameIdentity = here.identity.fingerprint === fingerprintOf(item);
  const same = sameIdentity && detailsOf(here) === detailsOf(theirs);
  const withBoth = sameIdentity || item.key === undefined ? [] : (['both'] as const);
  return {
    state: same ? 'same' : 'different',
    facts: factsOf(item, item.key === undefined ? 'left-out' : 'included', here),
    // An organization keeps its identity, for its devices obey no other: another one can only stand beside it.
    ways: sameIdentity ? ['take'] : withBoth,
    apply: (choice) => {
      if (choice === 'both') {
        const id = randomUUID();
        into.ids.set(theirs.id, id);
        save(into, { ...theirs, id, name: besideMine(theirs.name, into.from, 200) }, keyIn(item));
        return;
      }
      const stored = into.store.organizations.get(here.id);
      if (stored === undefined) return;
      const organization = { ...theirs, id: here.id, identity: stored.organization.identity };
      into.store.organizations.save({ ...stored, organization });
    },
  };
}

function save({ store, secrets, clock }: Import, organization: Organization, own: SupervisionKey): void {
  const { certificate, key } = own;
  const fingerprint = certificateFingerprint(certificate);
  // The station that it came from has it, too.
  const copy = { at: clock.now().toISOString(), how: 'imported' } as const;
  const isTheirs = fingerprint === organization.identity.fingerprint;
  const stored: StoredOrganization = {
    organization: {
      ...organization,
      identity: {
        fingerprint,
        notAfter: new X509Certificate(certificate).validToDate.toISOString(),
        ...(isTheirs ? { copy } : {}),
      },
    },
    certificate,
    keyRef: secrets.put(Buffer.from(privateKeyPem(key), 'utf8'), `supervision key of ${organization.id}`),
  };
  store.organizations.save(stored);
}

function keyIn({ certificate, key }: Item): SupervisionKey {
  return { certificate: Buffer.from(certificate, 'base64'), key: createPrivateKey(key ?? '') };
}

/** What the bundle says of itself is not believed: fingerprint and key must be the certificate's. */
function fitsTogether({ organization, certificate, key }: Item): boolean {
  try {
    const read = new X509Certificate(Buffer.from(certificate, 'base64'));
    if (certificateFingerprint(read.raw) !== organization.identity.fingerprint) return false;
    for (const accepted of organization.accepts ?? []) {
      const { raw } = new X509Certificate(Buffer.from(accepted.certificate, 'base64'));
      if (certificateFingerprint(raw) !== accepted.fingerprint) return false;
    }
    return key === undefined || read.checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}

function fingerprintOf({ organization }: Item): string {
  return organization.identity.fingerprint;
}

function factsOf(item: Item, key: 'included' | 'left-out' | 'made-here', here?: Organization) {
  const told = ({ department, phone, email, address }: Organization) =>
    [department, phone, email, address].filter((detail) => detail !== undefined).join(' · ');
  const obeyed = ({ accepts = [] }: Organization) =>
    accepts.map(({ name, fingerprint }) => `${name} (${fingerprint.slice(0, 16)})`).join(', ');
  return [
    ...fact('fingerprint', fingerprintOf(item), here?.identity.fingerprint),
    ...fact('key', key),
    ...fact('accepts', obeyed(item.organization) || undefined, here && (obeyed(here) || '–')),
    ...fact('details', told(item.organization) || undefined, here && (told(here) || '–')),
  ];
}

function detailsOf({ id: _, identity: __, ...details }: Organization): string {
  return JSON.stringify(Object.entries(details).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
