import { describe, expect, it } from 'vitest';
import { resolveName } from './naming.ts';

const facts = { serial: 'DMPX1234ABCD', slot: '07', model: 'iPad13,18' };

describe('a name template', () => {
  it.each([
    ['iPad-{{slot}}', 'iPad-07'],
    ['{{serial}}', 'DMPX1234ABCD'],
    ['1年A組 {{ serialTail }} ({{model}})', '1年A組 ABCD (iPad13,18)'],
    ['plain {name}', 'plain {name}'],
  ])('%s becomes %s', (template, name) => {
    expect(resolveName(template, facts)).toEqual({ state: 'resolved', name });
  });

  it('tells which fact is missing', () => {
    expect(resolveName('{{slot}}-{{serial}}', { slot: '07' })).toEqual({ state: 'missing', fact: 'serial' });
    expect(resolveName('{{serialTail}}', {})).toEqual({ state: 'missing', fact: 'serial' });
  });

  it.each(['{{owner}}', '{{}}', '{{toString}}', '{{constructor}}'])('refuses %s', (template) => {
    expect(() => resolveName(template, facts)).toThrow(expect.objectContaining({ code: 'kitting.bad-name' }));
  });
});
