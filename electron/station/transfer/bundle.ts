import { z } from 'zod';
import { type SectionName, sectionNames, transferLimitBytes } from '../../../shared/domain/transfer.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { type DeriveKey, openSealedFile, sealFile } from '../../identity/sealed-file/sealed-file.ts';
import { sections, withNeeds } from './registry.ts';
import type { Entry, ExportWish, TransferParts } from './section.ts';

const payloadSchema = z.strictObject({
  exportedAt: z.iso.datetime(),
  station: z.string().max(100),
  identities: z.boolean(),
  sections: z
    .array(z.strictObject({ name: z.string().max(60), version: z.int().positive(), items: z.unknown() }))
    .max(100),
});
type Payload = z.infer<typeof payloadSchema>;

export type OpenedBundle = Pick<Payload, 'exportedAt' | 'station' | 'identities'> & {
  readonly entries: readonly (Entry & { readonly section: SectionName; readonly isPart: boolean })[];
};

/** Writes what a person chose of this station, sealed under the passphrase. @throws KitError `transfer.too-large`. */
export async function writeBundle(
  parts: TransferParts,
  wish: ExportWish & { readonly sections: readonly SectionName[] },
  passphrase: Buffer,
  derive?: DeriveKey,
): Promise<Buffer> {
  const wanted = withNeeds(wish.sections);
  const payload: Payload = {
    exportedAt: parts.clock.now().toISOString(),
    station: parts.store.settings.stationName().slice(0, 100),
    identities: wish.identities,
    sections: sections
      .filter(({ name }) => wanted.has(name))
      .map(({ name, version, collect }) => ({ name, version, items: collect(parts, wish) })),
  };
  const file = await sealFile(Buffer.from(JSON.stringify(payload), 'utf8'), passphrase, derive);
  if (file.length > transferLimitBytes) throw tooLarge();
  return file;
}

/**
 * Opens a bundle and has every section judge its items; nothing is looked up or changed yet.
 * @throws KitError `transfer.*`.
 */
export async function openBundle(file: Buffer, passphrase: Buffer, derive?: DeriveKey): Promise<OpenedBundle> {
  if (file.length > transferLimitBytes) throw tooLarge();
  const plain = await openSealedFile(file, passphrase, derive);
  const parsed = payloadSchema.safeParse(parse(plain));
  plain.fill(0);
  if (!parsed.success)
    throw new KitError('transfer.unreadable', { where: parsed.error.issues[0]?.path.join('.') || '.' });
  const { sections: carried, ...head } = parsed.data;
  refuseNewer(carried);
  const entries = sections.flatMap((section) =>
    carried
      .filter(({ name }) => name === section.name)
      .flatMap(({ items }) => section.read(items))
      .map((entry) => ({ ...entry, section: section.name, isPart: section.isPart })),
  );
  const keys = new Set(entries.map(({ key }) => key));
  if (keys.size < entries.length) throw new KitError('transfer.unreadable', { where: 'twice' });
  return { ...head, entries };
}

/** What this version does not know it must not drop without a word. */
function refuseNewer(carried: Payload['sections']): void {
  const newer = carried.find(({ name, version }) => {
    const known = sectionNames.find((section) => section === name);
    return known === undefined || version > (sections.find((section) => section.name === known)?.version ?? 0);
  });
  if (newer !== undefined) throw new KitError('transfer.newer', { what: `${newer.name} ${newer.version}` });
}

function parse(plain: Buffer): unknown {
  try {
    return JSON.parse(plain.toString('utf8'));
  } catch {
    throw new KitError('transfer.unreadable', { where: 'JSON' });
  }
}

function tooLarge(): KitError {
  return new KitError('transfer.too-large', { limit: String(transferLimitBytes / 1024 / 1024) });
}
