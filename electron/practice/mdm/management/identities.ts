import { certificateFingerprint } from '../../../crypto/certificates.ts';

/** To whom an identity was given, and by which door it came in. */
export type IdentityOwner = {
  readonly udid: string;
  readonly serial: string;
  /** Undefined for enrollment URLs without an account. */
  readonly account: string | undefined;
  readonly group: string | undefined;
  /** In the account's tree. */
  readonly groupPath: string | undefined;
};

/** Which certificate was issued to which device: one identity per device (mdm §2.2). */
export type Identities = {
  record(certificate: Buffer, owner: IdentityOwner): void;
  /** By the certificate's exact bytes. */
  ownerOf(certificate: Buffer): IdentityOwner | undefined;
};

export function createIdentities(): Identities {
  const owners = new Map<string, IdentityOwner>();
  return {
    record: (certificate, owner) => void owners.set(certificateFingerprint(certificate), owner),
    ownerOf: (certificate) => owners.get(certificateFingerprint(certificate)),
  };
}
