import type { Language } from '../../texts/language.ts';

export type Words = Readonly<Record<Language, string>>;

/** A field of a form that was made by hand: words of ours over a key of the table. */
export type HandField = {
  /** The keys that lead to it, with dots; an item of an array has no name. */
  readonly key: string;
  readonly label: Words;
  readonly hint?: Words;
  /** What each value of a choice means. */
  readonly values?: Readonly<Record<string, Words>>;
  /** Shown only while another field has one of these values; without a value, that field's default counts. */
  readonly when?: { readonly key: string; readonly is: readonly (string | number | boolean)[] };
  /**
   * `certificate`: a file; `reference`: another payload of the profile; `subject`: a distinguished name;
   * `panes`: Setup Assistant's; `options`: any of the values; `file`: an image.
   */
  readonly widget?: 'certificate' | 'identity' | 'reference' | 'subject' | 'panes' | 'options' | 'file';
};

export type HandSection = { readonly title: Words; readonly fields: readonly HandField[] };

export type HandForm = {
  /** Of the table. */
  readonly id: string;
  /** What such a payload is for, in a sentence. */
  readonly about: Words;
  readonly sections: readonly HandSection[];
};

type More = Omit<HandField, 'key' | 'label'>;

export function words(ja: string, en: string): Words {
  return { ja, en };
}

export function field(key: string, ja: string, en: string, more: More = {}): HandField {
  return { key, label: words(ja, en), ...more };
}

export function section(ja: string, en: string, fields: readonly HandField[]): HandSection {
  return { title: words(ja, en), fields };
}
