import { describe, expect, it } from 'vitest';
import { lineOf, subjectOf } from './subject.ts';

describe('a subject on one line', () => {
  it('becomes the sets of pairs that SCEP wants, and comes back the same', () => {
    const line = 'CN={{serial}}, O=Aoba\\, School, 1.2.840.113549=x';
    const subject = subjectOf(line);
    expect(subject).toEqual([[['CN', '{{serial}}']], [['O', 'Aoba, School']], [['1.2.840.113549', 'x']]]);
    expect(lineOf(subject)).toBe(line);
  });

  it('is nothing while nothing is in it', () => {
    expect(subjectOf('  ')).toBeUndefined();
    expect(lineOf(undefined)).toBe('');
  });
});
