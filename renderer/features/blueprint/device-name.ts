export const nameFields = ['slot', 'serialTail', 'serial', 'model'] as const;
export type NameField = (typeof nameFields)[number];

const samples: Readonly<Record<NameField, string>> = {
  slot: '7',
  serialTail: 'Q5T2',
  serial: 'DMPX7K2HQ5T2',
  model: 'iPad13,18',
};

export type NameExample =
  | { readonly kind: 'none' }
  /** `telling`: no two devices get the same. */
  | { readonly kind: 'name'; readonly name: string; readonly telling: boolean }
  | { readonly kind: 'unknown-field'; readonly field: string };

/** What a template makes of an example device, as the station would fill it in. */
export function exampleOf(template: string, facts: Partial<Record<NameField, string>> = {}): NameExample {
  if (template.trim() === '') return { kind: 'none' };
  let stranger: string | undefined;
  let telling = false;
  const name = template.trim().replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, text: string) => {
    const field = nameFields.find((known) => known === text);
    if (field === undefined) {
      stranger ??= text;
      return '';
    }
    telling ||= field !== 'model';
    return facts[field] ?? samples[field];
  });
  if (/\{\{|\}\}/.test(name)) return { kind: 'unknown-field', field: /\{\{|\}\}/.exec(name)?.[0] ?? '' };
  return stranger === undefined ? { kind: 'name', name, telling } : { kind: 'unknown-field', field: stranger };
}
