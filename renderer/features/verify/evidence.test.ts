import { describe, expect, it } from 'vitest';
import { contradictionOf, evidenceOf } from './evidence.ts';
import { anEntry, aRecord } from './samples.ts';

const prepared = aRecord({
  kind: 'prepared',
  revision: 1,
  evidence: [anEntry('cloud-configuration', 'magic'), anEntry('name', 'iPad-01'), anEntry('profiles', 'school.wifi')],
});
const verified = aRecord({
  kind: 'verified',
  revision: 3,
  evidence: [anEntry('cloud-configuration', 'ours'), anEntry('enrollment', 'yes', 'backend')],
});
const enrolled = aRecord({
  kind: 'enrolled',
  revision: 2,
  evidence: [anEntry('enrollment', 'before', 'backend')],
});

describe('the evidence of a run', () => {
  it('takes the newest look, whatever the order of the records', () => {
    const items = evidenceOf([enrolled, verified, prepared]);
    expect(items.filter(({ fact }) => fact === 'enrollment').map(({ value }) => value)).toEqual(['yes']);
  });

  it('keeps what only the run read back, and drops what was read anew', () => {
    const items = evidenceOf([prepared, verified]);
    expect(items.map(({ origin, fact }) => `${origin} ${fact}`)).toEqual([
      'watch cloud-configuration',
      'watch enrollment',
      'run name',
      'run profiles',
    ]);
  });

  it('is empty without records', () => {
    expect(evidenceOf([])).toEqual([]);
  });
});

describe('a contradiction', () => {
  const named = (fact: string, value: string) =>
    contradictionOf(evidenceOf([aRecord({ kind: 'contradicted', revision: 2, evidence: [anEntry(fact, value)] })]));

  it.each([
    ['cloud-configuration', 'none', 'configuration'],
    ['cloud-configuration', 'other', 'configuration'],
    ['supervised', 'no', 'supervised'],
    ['profiles', 'school.wifi', 'profiles'],
    ['enrollment', 'gone', 'gone'],
    ['udid', 'other', 'other-device'],
    ['profiles', 'complete', 'unknown'],
  ])('by %s %s is called %s', (fact, value, name) => {
    expect(named(fact, value)).toBe(name);
  });

  it('is not read from what the run wrote', () => {
    expect(contradictionOf(evidenceOf([prepared]))).toBe('unknown');
  });
});
