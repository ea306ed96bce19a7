import { describe, expect, it } from 'vitest';
import { formatsOf } from '../../i18n/format.ts';
import type { EvidenceItem } from './evidence.ts';
import { evidenceText } from './evidence-text.ts';
import { anEntry } from './samples.ts';

const item = (fact: string, value: string, origin: EvidenceItem['origin'] = 'watch'): EvidenceItem => ({
  ...anEntry(fact, value),
  origin,
});
const ja = (of: EvidenceItem) => evidenceText(of, formatsOf('ja')).value;
const en = (of: EvidenceItem) => evidenceText(of, formatsOf('en')).value;

describe('a piece of evidence', () => {
  it('is told in both languages', () => {
    expect(evidenceText(item('enrollment', 'half'), formatsOf('ja'))).toEqual({
      fact: 'MDM への登録',
      value: '途中',
      source: '端末',
    });
    expect(en(item('supervised', 'yes'))).toBe('yes');
  });

  it('tells missing profiles from listed ones by who looked', () => {
    expect(en(item('profiles', 'school.wifi'))).toBe('missing: school.wifi');
    expect(en(item('profiles', 'school.wifi', 'run'))).toBe('school.wifi');
  });

  it('does not show the mark of a configuration', () => {
    expect(ja(item('cloud-configuration', '7f3a9c', 'run'))).toBe('書き込み済み');
  });

  it('shows what it has no words for as it came', () => {
    expect(evidenceText(item('from-tomorrow', 'x'), formatsOf('en'))).toMatchObject({
      fact: 'from-tomorrow',
      value: 'x',
    });
  });
});
