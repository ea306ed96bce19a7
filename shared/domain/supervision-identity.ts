import { z } from 'zod';

/** Supervision identity (監視識別情報): the fingerprint is public, the key stays in the vault. */
export const supervisionIdentitySchema = z.object({
  /** SHA-256 of the certificate, hexadecimal. */
  fingerprint: z.string(),
  notAfter: z.string(),
  /** When certificate and key were last known to exist outside of this station too, and by whose hand. */
  copy: z.object({ at: z.string(), how: z.enum(['exported', 'imported']), by: z.string().optional() }).optional(),
});
export type SupervisionIdentity = z.infer<typeof supervisionIdentitySchema>;

/**
 * A certificate whose holder devices obey too (device-protocols §3.4): another station's, Apple Configurator's, one kept
 * for emergencies. Its key is not here.
 */
export const acceptedSupervisorSchema = z.object({
  /** Whose it is, as a person called it. */
  name: z.string(),
  fingerprint: z.string(),
  notAfter: z.string(),
  /** DER, base64. Public. */
  certificate: z.base64(),
});

/** As many as one configuration takes beside the organization's own. */
export const mostAccepted = 7;

/** An identity that the organization had before: devices kitted with it obey it until they are erased. */
export const formerIdentitySchema = z.object({
  fingerprint: z.string(),
  notAfter: z.string(),
  replacedAt: z.string(),
});

const file = z.base64().min(1).max(1_400_000);

/** Where a new organization's identity comes from. Files and password travel in this direction only. */
export const identityChoiceSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('new') }),
  /** One that this station holds, maybe of an organization that was removed. */
  z.object({ from: z.literal('station'), fingerprint: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** PKCS#12 in one file, or certificate and key as PEM or DER in one or two. */
  z.object({ from: z.literal('files'), files: z.array(file).min(1).max(3), password: z.string().max(200).default('') }),
]);

/** An identity that this station holds, and whose it is. */
export const heldIdentitySchema = supervisionIdentitySchema.extend({
  organizations: z.array(z.string()),
  /** Every organization that had it was removed, or has another one now. */
  orphaned: z.boolean(),
});
export type HeldIdentity = z.infer<typeof heldIdentitySchema>;

/** Of a file that leaves the station: a person chooses it, types it twice, and it is kept nowhere. */
export const filePasswordSchema = z.string().min(8).max(200);

/** `strong`: AES-256. `compatible`: triple DES, the only kind that older tools read (device-protocols §3.4). */
export const identityFormatSchema = z.enum(['strong', 'compatible']);

/** Where a certificate that devices shall obey too comes from. */
export const acceptedChoiceSchema = z.discriminatedUnion('from', [
  /** One that this station holds. */
  z.object({ from: z.literal('station'), fingerprint: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** A certificate, PEM or DER, without its key. */
  z.object({ from: z.literal('file'), file: z.base64().min(1).max(140_000) }),
]);

/** A device by whose identity it was supervised last, as this station did it and as the device itself tells. */
export const supervisedDeviceSchema = z.object({
  key: z.string(),
  serial: z.string().optional(),
  /** It obeys the organization's identity of today, one from before, or somebody else by now. */
  obeys: z.enum(['current', 'former', 'other']),
  fingerprint: z.string(),
  /** As written by the run that supervised it. */
  blueprint: z.string(),
  kittedAt: z.string(),
  attached: z.boolean(),
});
export type SupervisedDevice = z.infer<typeof supervisedDeviceSchema>;
