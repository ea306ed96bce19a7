import { z } from 'zod';
import type { Blueprint } from '../../shared/domain/blueprint.ts';
import {
  type BlueprintBundle,
  blueprintBundleSchema,
  bundleLimitBytes,
  bundleVersion,
} from '../../shared/domain/blueprint-bundle.ts';
import type { Server } from '../../shared/domain/server.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { openUnderPassword, sealUnderPassword } from '../identity/password-seal.ts';

const purpose = 'kitbench blueprint profiles';
const bytesSchema = z.record(z.string(), z.base64());

/** Bytes of profiles by their SHA-256. */
export type ProfileBytes = ReadonlyMap<string, Buffer>;

/** Writes a blueprint as a file. `profiles` are sealed under the password; without one the file only names them. */
export async function writeBundle(parts: {
  readonly blueprint: Blueprint;
  readonly organization: { readonly id: string; readonly name: string };
  readonly server: Pick<Server, 'id' | 'name' | 'product' | 'host'> | null;
  readonly at: Date;
  readonly secret?: { readonly password: string; readonly profiles: ProfileBytes; readonly scryptN?: number };
}): Promise<Buffer> {
  const { blueprint, organization, server, at, secret } = parts;
  const { id: _, revision: __, organizationId: ___, serverId: ____, profiles, ...settings } = blueprint;
  const bundle: BlueprintBundle = {
    kitbench: 'blueprint',
    version: bundleVersion,
    exportedAt: at.toISOString(),
    settings,
    organization: { id: organization.id, name: organization.name },
    server: server === null ? null : { id: server.id, name: server.name, product: server.product, host: server.host },
    profiles,
  };
  if (secret !== undefined && profiles.length > 0) {
    const bytes = [...secret.profiles].map(([sha256, profile]) => [sha256, profile.toString('base64')]);
    const plain = Buffer.from(JSON.stringify(Object.fromEntries(bytes)), 'utf8');
    bundle.sealed = await sealUnderPassword(plain, secret.password, purpose, secret.scryptN);
  }
  const file = Buffer.from(`${JSON.stringify(bundle, null, 2)}\n`, 'utf8');
  if (file.length > bundleLimitBytes) {
    throw new KitError('blueprint-file.too-large', { limit: String(bundleLimitBytes / 1024 / 1024) });
  }
  return file;
}

/** @throws KitError `blueprint-file.unreadable`, `blueprint-file.newer`, `blueprint-file.too-large` */
export function readBundle(file: Buffer): BlueprintBundle {
  if (file.length > bundleLimitBytes) {
    throw new KitError('blueprint-file.too-large', { limit: String(bundleLimitBytes / 1024 / 1024) });
  }
  const json = parse(file);
  const marked = z.object({ kitbench: z.literal('blueprint'), version: z.number().int() }).safeParse(json);
  if (marked.success && marked.data.version > bundleVersion) {
    throw new KitError('blueprint-file.newer', { version: String(marked.data.version) });
  }
  const parsed = blueprintBundleSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new KitError('blueprint-file.unreadable', { where: parsed.error.issues[0]?.path.join('.') || '.' });
}

/**
 * The profiles that a file carries; none where it was written without a password.
 * @throws KitError `blueprint-file.wrong-password`
 */
export async function openBundle({ sealed }: BlueprintBundle, password: string): Promise<ProfileBytes> {
  if (sealed === undefined) return new Map();
  const plain = await openUnderPassword(sealed, password, purpose);
  if (plain === undefined) throw new KitError('blueprint-file.wrong-password');
  const bytes = bytesSchema.parse(JSON.parse(plain.toString('utf8')));
  return new Map(Object.entries(bytes).map(([sha256, data]) => [sha256, Buffer.from(data, 'base64')]));
}

function parse(file: Buffer): unknown {
  try {
    return JSON.parse(file.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw new KitError('blueprint-file.unreadable', { where: 'JSON' });
  }
}
