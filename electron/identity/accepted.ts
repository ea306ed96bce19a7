import { X509Certificate } from 'node:crypto';
import type { z } from 'zod';
import type { Organization } from '../../shared/domain/organization.ts';
import { type acceptedChoiceSchema, mostAccepted } from '../../shared/domain/supervision-identity.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { certificateFingerprint } from '../crypto/certificates.ts';
import { writePkcs12 } from '../crypto/pkcs12.ts';
import { createSupervisionIdentity } from '../crypto/supervision-identity.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';
import { readCertificateFile } from './identity-files.ts';
import { storedOrganization } from './supervision.ts';

type AcceptedChoice = z.output<typeof acceptedChoiceSchema>;

/**
 * Lets devices obey one more holder, from the next kitting on.
 * @throws KitError `identity.already-accepted`, `identity.too-many-accepted`, `identity.no-certificate`, `identity.unsupported-key`
 */
export function acceptSupervisor(store: Store, id: string, name: string, choice: AcceptedChoice): Organization {
  const certificate = certificateOf(store, choice);
  const { publicKey, validToDate } = new X509Certificate(certificate);
  const type = publicKey.asymmetricKeyType ?? '?';
  // Devices were never seen to take another kind (device-protocols §3.3).
  if (type !== 'rsa') throw new KitError('identity.unsupported-key', { type });
  const fingerprint = certificateFingerprint(certificate);
  return store.transaction(() => {
    const stored = storedOrganization(store, id);
    const { identity, accepts = [] } = stored.organization;
    if ([identity, ...accepts].some((known) => known.fingerprint === fingerprint)) {
      throw new KitError('identity.already-accepted');
    }
    if (accepts.length >= mostAccepted) {
      throw new KitError('identity.too-many-accepted', { limit: String(mostAccepted) });
    }
    const added = {
      name,
      fingerprint,
      notAfter: validToDate.toISOString(),
      certificate: certificate.toString('base64'),
    };
    const organization = { ...stored.organization, accepts: [...accepts, added] };
    store.organizations.save({ ...stored, organization });
    return organization;
  });
}

/** Devices kitted from now on no longer obey that holder; those kitted before do. */
export function dropSupervisor(store: Store, id: string, fingerprint: string): Organization {
  return store.transaction(() => {
    const stored = storedOrganization(store, id);
    const { accepts = [] } = stored.organization;
    const left = accepts.filter((accepted) => accepted.fingerprint !== fingerprint);
    if (left.length === accepts.length) throw new KitError('store.not-found', { what: 'identity', id: fingerprint });
    const organization = { ...stored.organization, accepts: left };
    store.organizations.save({ ...stored, organization });
    return organization;
  });
}

/** A new identity for emergencies, as a file. Its key is kept nowhere else: not in this station's vault either. */
export async function makeSpareIdentity(
  organization: string,
  wish: { readonly password: string; readonly format: 'strong' | 'compatible' },
  clock: Clock,
): Promise<{ readonly fileName: string; readonly bytes: Buffer; readonly certificate: Buffer }> {
  const { certificate, key } = await createSupervisionIdentity({ organization, now: clock.now() });
  const bytes = await writePkcs12({ certificate, key, password: wish.password, legacy: wish.format === 'compatible' });
  return { fileName: identityFileName(organization, certificateFingerprint(certificate), 'spare'), bytes, certificate };
}

/** A name that says whose it is and which one. */
export function identityFileName(organization: string, fingerprint: string, kind = 'identity'): string {
  const name = organization.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-');
  return `kitbench-${kind}-${name}-${fingerprint.slice(0, 8)}.p12`;
}

function certificateOf({ organizations }: Store, choice: AcceptedChoice): Buffer {
  if (choice.from === 'file') return readCertificateFile(Buffer.from(choice.file, 'base64'));
  const held = [...organizations.list(), ...organizations.removed()];
  const found = held.find(({ organization }) => organization.identity.fingerprint === choice.fingerprint);
  if (found === undefined) throw new KitError('store.not-found', { what: 'identity', id: choice.fingerprint });
  return found.certificate;
}
