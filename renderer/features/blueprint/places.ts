import type { Language } from '../../../shared/texts/language.ts';

type Choice = { readonly value: string; readonly label: string };

const languageTags = ['ja', 'en', 'en-GB', 'zh-Hans', 'zh-Hant', 'ko', 'pt-BR', 'es', 'vi', 'th', 'id', 'fr', 'de'];
const localeTags = ['ja_JP', 'en_JP', 'en_US', 'en_GB', 'zh_CN', 'zh_TW', 'ko_KR', 'pt_BR', 'es_ES', 'vi_VN', 'th_TH'];

/** Languages of a device by name; one that a blueprint has already is always among them. */
export function languageChoices(shownIn: Language, current: string): Choice[] {
  return choices(languageTags, current, shownIn);
}

/** Regions as devices spell them, with an underscore. */
export function localeChoices(shownIn: Language, current: string): Choice[] {
  return choices(localeTags, current, shownIn);
}

export function timeZones(current: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return current === '' || known.includes(current) ? known : [current, ...known];
}

function choices(tags: readonly string[], current: string, shownIn: Language): Choice[] {
  const names = new Intl.DisplayNames(shownIn, { type: 'language' });
  const all = current === '' || tags.includes(current) ? tags : [current, ...tags];
  return all.map((value) => ({ value, label: `${nameIn(names, value)} · ${value}` }));
}

function nameIn(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag.replaceAll('_', '-')) ?? tag;
  } catch {
    return tag;
  }
}
