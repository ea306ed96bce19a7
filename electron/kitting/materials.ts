import type { KeyObject } from 'node:crypto';
import type { Blueprint } from '../../shared/domain/blueprint.ts';
import type { Organization } from '../../shared/domain/organization.ts';
import type { ServerProduct } from '../../shared/domain/server.ts';
import type { Slot } from '../../shared/domain/slot.ts';
import type { DeviceBook } from './device-book.ts';

/** A secret text that cannot be logged or serialised (electron/identity SecretUrl). */
export type RevealOnce = { reveal(): string };

export type ServerMaterial = {
  readonly id: string;
  readonly name: string;
  readonly product: ServerProduct;
  readonly maskedUrl: string;
  /** The enrollment URL, absent where the product has none to write. */
  readonly url?: RevealOnce;
  /** DER certificates the device trusts for that URL only. */
  readonly anchors: readonly Buffer[];
};

/** What proves to a device that this station supervises it (device-protocols §2.6, §3.3). */
export type SupervisionMaterial = {
  readonly certificate: Buffer;
  readonly key: KeyObject;
  /** Identities of the organization from before: a device not kitted anew since obeys one of them. Newest first. */
  readonly former: readonly { readonly certificate: Buffer; readonly key: KeyObject }[];
  /** Every certificate the device shall accept as supervisor, DER, ours first (§3.4). */
  readonly hostCertificates: readonly Buffer[];
};

/**
 * What a run needs beyond the device. Secrets are fetched when a step uses them and kept by nobody;
 * implementations throw a KitError when the vault is closed.
 */
export type Materials = {
  /** The newest revision. */
  blueprint(id: string): Blueprint | undefined;
  organization(id: string): Organization | undefined;
  server(id: string): ServerMaterial | undefined;
  supervision(organizationId: string): SupervisionMaterial;
  /** Bytes of a blueprint's profile by its digest, unsealed. */
  profile(sha256: string): Buffer;
  slots(): readonly Slot[];
  readonly book: DeviceBook;
  /** @param serial as the device tells it now, where its key does not lead to it yet. */
  isIgnored(deviceKey: string, serial?: string): boolean;
  /** Keyed digest: lets the journal compare a secret without holding it. */
  keyedDigest(secret: string): string;
  /** Seals an unlock token. @returns its reference. */
  keepUnlockToken(serial: string, token: Buffer): string;
  /** Seals an Activation Lock bypass code. @returns its reference. */
  keepBypassCode(serial: string, code: string): string;
};
