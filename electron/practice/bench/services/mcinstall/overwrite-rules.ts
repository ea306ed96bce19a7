import type { PracticeDevice } from '../../device/device.ts';

/** The campaign's own profile (mission §9): while it is on a device, its profiles can be overwritten. */
const INTERNAL_SETTINGS = '内部設定';
const CONTENT_FILTER = 'com.apple.webcontent-filter';

/**
 * Whether a profile that a person downloaded can take the place of the earlier ones on a device of the old kind: only
 * beside 「内部設定」, and never while a web content filter is on (mission-details, overwrite campaign).
 */
export function mayOverwrite({ traits, content }: PracticeDevice): boolean {
  if (!traits.overwriteBlocked) return true;
  const profiles = [...content.profiles.values()];
  const filtered = profiles.some(({ payloadTypes }) => payloadTypes.includes(CONTENT_FILTER));
  return !filtered && profiles.some(({ displayName }) => displayName === INTERNAL_SETTINGS);
}
