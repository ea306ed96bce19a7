import { readNameTemplate } from '../../../shared/domain/name-template.ts';

export const nameFields = ['slot', 'serialTail', 'serial', 'model', 'assetTag', 'counter:3'] as const;

const samples: Readonly<Record<string, string>> = {
  slot: '7',
  serialTail: 'Q5T2',
  serial: 'DMPX7K2HQ5T2',
  model: 'iPad13,18',
  assetTag: 'A-0007',
};
const sampleNumber = 7;

export type NameExample =
  | { readonly kind: 'none' }
  /** `telling`: no two devices get the same. */
  | { readonly kind: 'name'; readonly name: string; readonly telling: boolean }
  | { readonly kind: 'unknown-field'; readonly field: string };

/**
 * What a template makes of an example device, as the station would fill it in.
 * @param facts by variable, what is known of a device that is attached or of a row of the roster
 */
export function exampleOf(template: string, facts: Readonly<Record<string, string>> = {}): NameExample {
  if (template.trim() === '') return { kind: 'none' };
  const { parts, strangers } = readNameTemplate(template.trim());
  const [stranger] = strangers;
  const loose = parts.find((part) => part.kind === 'text' && /\{\{|\}\}/.test(part.text));
  if (loose?.kind === 'text') return { kind: 'unknown-field', field: /\{\{|\}\}/.exec(loose.text)?.[0] ?? '' };
  if (stranger !== undefined) return { kind: 'unknown-field', field: stranger.replace(/[{}]/g, '').trim() };
  const texts = parts.map((part) => {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'counter') return String(sampleNumber).padStart(part.width, '0');
    return facts[part.name] ?? samples[part.name] ?? `(${part.name.replace('roster.', '')})`;
  });
  const telling = parts.some((part) => part.kind === 'counter' || (part.kind === 'variable' && part.name !== 'model'));
  return { kind: 'name', name: texts.join(''), telling };
}
