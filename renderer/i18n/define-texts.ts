import type { Language } from '../../shared/texts/language.ts';
import { i18n } from './i18n.ts';

/** Flat: key → sentence with `{{holes}}`. A key that ends in `_other` is counted; English adds its `_one`. */
type Catalogue = Readonly<Record<string, string>>;

type EnglishOf<Ja> = { readonly [K in keyof Ja]: string } & {
  readonly [K in keyof Ja as K extends `${infer Base}_other` ? `${Base}_one` : never]: string;
};

export type Texts<Ja extends Catalogue = Catalogue, En extends Catalogue = Catalogue> = {
  readonly name: string;
  readonly catalogues: Readonly<Record<Language, Catalogue>>;
  /** Types only. */
  readonly ja?: Ja;
  readonly en?: En;
};

/**
 * The words of one feature in both languages. A key that only one language has is a type error.
 * @param name unique among all texts; i18next calls it a namespace.
 */
export function defineTexts<const Ja extends Catalogue, const En extends Catalogue & EnglishOf<Ja>>(
  name: string,
  catalogues: { readonly ja: Ja; readonly en: En & { readonly [K in Exclude<keyof En, keyof EnglishOf<Ja>>]: never } },
): Texts<Ja, En> {
  i18n.addResourceBundle('ja', name, catalogues.ja);
  i18n.addResourceBundle('en', name, catalogues.en);
  return { name, catalogues };
}

/** A text's key as `t` takes it: without the ending of counted ones. */
export type TextKey<T extends Texts> = T extends Texts<infer Ja, Catalogue> ? Base<keyof Ja & string> : never;
type Base<K extends string> = K extends `${infer B}_other` ? B : K;

type Holes<S> = S extends `${string}{{${infer Hole}}}${infer Rest}` ? Hole | Holes<Rest> : never;
type HolesAt<C, K extends string> =
  | (K extends keyof C ? Holes<C[K]> : never)
  | (`${K}_other` extends keyof C ? Holes<C[`${K}_other` & keyof C]> | 'count' : never);
export type HolesOf<T extends Texts, K extends string> =
  T extends Texts<infer Ja, infer En> ? HolesAt<Ja, K> | HolesAt<En, K> : never;

type Values<Hole extends string> = { readonly [H in Hole]: H extends 'count' ? number : string | number };
export type TextArguments<T extends Texts, K extends string> = [HolesOf<T, K>] extends [never]
  ? []
  : [values: Values<HolesOf<T, K>>];

/** The sentence of a key in the language shown; a missing value for one of its holes is a type error. */
export type Translate<T extends Texts> = <K extends TextKey<T>>(key: K, ...values: TextArguments<T, K>) => string;
