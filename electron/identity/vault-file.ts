import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { KitError } from '../../shared/errors/kit-error.ts';
import { replacePrivateFile } from '../store/private-files.ts';

const fileVersion = 1;
const maxFileBytes = 256 * 1024;

const passphraseSlotSchema = z.object({
  id: z.uuid(),
  kind: z.literal('passphrase'),
  salt: z.base64().length(44),
  /** scrypt's costs, bounded: a forged file must not make us spend gigabytes or skip the work. */
  N: z
    .number()
    .int()
    .min(2 ** 12)
    .max(2 ** 20)
    .refine((n) => (n & (n - 1)) === 0),
  r: z.literal(8),
  p: z.literal(1),
  wrappedKey: z.base64().max(200),
});
export type PassphraseSlot = z.infer<typeof passphraseSlotSchema>;

/** A way to the data key that this version does not know is kept as it is. */
const otherSlotSchema = z.looseObject({ id: z.string(), kind: z.string().refine((kind) => kind !== 'passphrase') });
const slotSchema = z.union([passphraseSlotSchema, otherSlotSchema]);
export type VaultSlot = z.infer<typeof slotSchema>;

const vaultFileSchema = z.object({
  version: z.literal(fileVersion),
  slots: z.array(slotSchema).min(1).max(32),
  /** SHA-256 of the slots' JSON: tells a damaged file from a wrong passphrase. Not a secret, not a protection. */
  checksum: z.string(),
});

export function isPassphraseSlot(slot: VaultSlot): slot is PassphraseSlot {
  return slot.kind === 'passphrase';
}

/** @throws KitError `vault.missing`, `vault.damaged`, `vault.newer`. */
export function readVaultFile(file: string): VaultSlot[] {
  const json = parse(readBounded(file), file);
  if (typeof json === 'object' && json !== null && 'version' in json && Number(json.version) > fileVersion) {
    throw new KitError('vault.newer');
  }
  const parsed = vaultFileSchema.safeParse(json);
  if (!parsed.success) {
    throw new KitError('vault.damaged', { file, reason: parsed.error.issues[0]?.path.join('.') ?? 'shape' });
  }
  if (checksumOf(parsed.data.slots) !== parsed.data.checksum) {
    throw new KitError('vault.damaged', { file, reason: 'checksum' });
  }
  return parsed.data.slots;
}

export function writeVaultFile(file: string, slots: readonly VaultSlot[]): void {
  const content = { version: fileVersion, slots, checksum: checksumOf(slots) };
  replacePrivateFile(file, `${JSON.stringify(content, null, 2)}\n`);
}

function checksumOf(slots: readonly VaultSlot[]): string {
  const canonical = slots.map((slot) => Object.entries(slot).sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex');
}

function readBounded(file: string): string {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (cause) {
    throw new KitError('vault.missing', { file }, { cause });
  }
  try {
    if (fstatSync(descriptor).size > maxFileBytes) throw new KitError('vault.damaged', { file, reason: 'size' });
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new KitError('vault.damaged', { file, reason: 'JSON' });
  }
}
