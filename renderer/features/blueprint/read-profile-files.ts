import { toBase64 } from '../../ui/base64.ts';
import { likelyRole, looksLikeProfile, type ProfileDraft, profileNameOf } from './profile-drafts.ts';

const maxBytes = 3_000_000;

export type FileFault = { readonly kind: 'too-large' | 'not-a-profile'; readonly file: string };

/** Reads .mobileconfig files; each that is none is named. */
export async function readProfileFiles(
  files: readonly File[],
): Promise<{ readonly profiles: readonly ProfileDraft[]; readonly faults: readonly FileFault[] }> {
  const profiles: ProfileDraft[] = [];
  const faults: FileFault[] = [];
  for (const file of files) {
    if (file.size > maxBytes) {
      faults.push({ kind: 'too-large', file: file.name });
      continue;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (!looksLikeProfile(bytes)) {
      faults.push({ kind: 'not-a-profile', file: file.name });
      continue;
    }
    profiles.push({
      kind: 'file',
      key: crypto.randomUUID(),
      name: profileNameOf(file.name),
      role: likelyRole(bytes),
      data: toBase64(bytes),
    });
  }
  return { profiles, faults };
}
