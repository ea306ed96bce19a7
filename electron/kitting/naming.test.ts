import { describe, expect, it } from 'vitest';
import { resolveName } from './naming.ts';

const facts = {
  values: {
    serial: 'DMPX1234ABCD',
    serialTail: 'ABCD',
    slot: '07',
    model: 'iPad13,18',
    assetTag: 'A-001',
    'roster.user': '山田 花',
  },
  numbers: { main: 7, 桜: 123 },
};

describe('a name template', () => {
  it.each([
    ['iPad-{{slot}}', 'iPad-07'],
    ['{{serial}}', 'DMPX1234ABCD'],
    ['1年A組 {{ serialTail }} ({{model}})', '1年A組 ABCD (iPad13,18)'],
    ['plain {name}', 'plain {name}'],
    ['{{assetTag}} {{roster.user}}', 'A-001 山田 花'],
    ['予備-{{counter:3}}', '予備-007'],
    ['{{counter}}/{{ counter:2:桜 }}', '7/123'],
  ])('%s becomes %s', (template, name) => {
    expect(resolveName(template, facts)).toEqual({ state: 'resolved', name });
  });

  it.each([
    ['{{slot}}-{{serial}}', 'serial'],
    ['{{serialTail}}', 'serial'],
    ['{{roster.user}}', 'roster.user'],
    ['{{slot}}-{{counter:3}}', 'counter'],
    ['{{roster.toString}}', 'roster.toString'],
  ])('tells which fact of %s is missing', (template, fact) => {
    expect(resolveName(template, { values: { slot: '07' } })).toEqual({ state: 'missing', fact });
  });

  it.each([
    '{{owner}}',
    '{{}}',
    '{{toString}}',
    '{{constructor}}',
    '{{counter:0}}',
    '{{counter:3:a b}}',
    '{{roster.}}',
  ])('refuses %s', (template) => {
    expect(() => resolveName(template, facts)).toThrow(expect.objectContaining({ code: 'kitting.bad-name' }));
  });
});
