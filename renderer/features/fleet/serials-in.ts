import { typedSerialSchema } from '../../../shared/domain/fleet.ts';

type SerialsInText = {
  /** Each once, in their order. */
  readonly serials: readonly string[];
  /** Words that are no serial number. */
  readonly wrong: readonly string[];
};

/** Serial numbers as people write and paste them: by line, comma, tab or blank, in any width and case. */
export function serialsIn(text: string): SerialsInText {
  const serials = new Set<string>();
  const wrong: string[] = [];
  for (const word of text.normalize('NFKC').split(/[\s,;、]+/)) {
    if (word === '') continue;
    const serial = typedSerialSchema.safeParse(word);
    if (serial.success) serials.add(serial.data);
    else wrong.push(word);
  }
  return { serials: [...serials], wrong };
}
