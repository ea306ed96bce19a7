import { z } from 'zod';
import { type Blueprint, blueprintSchema, type ProfileInput } from '../../../shared/domain/blueprint.ts';
import type { ListedProfile } from '../../../shared/domain/profile.ts';

export type WifiNetwork = Extract<ProfileInput, { wifi: unknown }>['wifi'];

/** A profile in the form: one that the blueprint holds, one of the library, one from a file, or a Wi-Fi network to make one of. */
export type ProfileDraft = {
  readonly key: string;
  readonly name: string;
  readonly role: 'wifi' | 'silent';
} & (
  | {
      readonly kind: 'kept';
      readonly sha256: string;
      readonly identifier: string;
      readonly library?: Blueprint['profiles'][number]['library'];
    }
  | { readonly kind: 'library'; readonly id: string; readonly identifier: string }
  | { readonly kind: 'file'; readonly data: string }
  | { readonly kind: 'network'; readonly wifi: WifiNetwork }
);

/** Of what is written down, which are saved profiles only. */
const common = { key: z.string(), name: z.string(), role: z.enum(['wifi', 'silent']), identifier: z.string() };
export const profileDraftSchema: z.ZodType<ProfileDraft> = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('kept'),
    sha256: z.string(),
    library: blueprintSchema.shape.profiles.element.shape.library,
  }),
  z.object({ ...common, kind: z.literal('library'), id: z.string() }),
]);

export function profilesOf(profiles: Blueprint['profiles']): readonly ProfileDraft[] {
  return profiles.map((profile, index) => ({ ...profile, kind: 'kept', key: `${index} ${profile.sha256}` }));
}

export function profileInputOf(profile: ProfileDraft): ProfileInput {
  const { name, role } = profile;
  switch (profile.kind) {
    case 'kept':
      return { name, role, sha256: profile.sha256, library: profile.library };
    case 'library':
      return { name, role, library: { id: profile.id } };
    case 'file':
      return { name, role, data: profile.data };
    case 'network':
      return { name, role: 'wifi', wifi: profile.wifi };
  }
}

export function libraryDraft({ id, name, role, identifier }: ListedProfile): ProfileDraft {
  return { kind: 'library', key: crypto.randomUUID(), id, name, role, identifier };
}

export function networkDraft(wifi: WifiNetwork, name: string): ProfileDraft {
  return { kind: 'network', key: crypto.randomUUID(), name, role: 'wifi', wifi };
}

/** What a file is named, without its ending. */
export function profileNameOf(fileName: string): string {
  return fileName.replace(/\.mobileconfig$/i, '').slice(0, 200) || fileName;
}

/** XML or binary plist, or signed CMS around one; the station reads the rest. */
export function looksLikeProfile(bytes: Uint8Array): boolean {
  if (bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80) return true;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return start.startsWith('bplist') || /<plist|<!DOCTYPE plist/i.test(start);
}

/** Profiles that join a Wi-Fi network go first. Only XML can be looked into here; others are for the person to say. */
export function likelyRole(bytes: Uint8Array): 'wifi' | 'silent' {
  return new TextDecoder('latin1').decode(bytes).includes('com.apple.wifi.managed') ? 'wifi' : 'silent';
}

export type WifiFault = 'ssid' | 'password';

/** What the station would refuse about a Wi-Fi network (802.11: 32 bytes; WPA: 8 to 63 characters). */
export function wifiFaults({ ssid, password, encryption }: WifiNetwork): readonly WifiFault[] {
  const bytes = new TextEncoder().encode(ssid).length;
  const length = password?.length ?? 0;
  return [
    ...(bytes < 1 || bytes > 32 ? ['ssid' as const] : []),
    ...(encryption !== 'None' && (length < 8 || length > 63) ? ['password' as const] : []),
  ];
}
