import { describe, expect, it } from 'vitest';
import type { Expiry } from '../../shared/domain/expiry.ts';
import { checkText, checkTexts } from '../../shared/texts/checks/check-text.ts';
import { sampleBlueprint } from '../../tests/support/sample-run.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { expiriesOnDayCheck } from './blueprint/expiries.ts';
import { expiriesCheck } from './station/expiries.ts';

const clock = createTestClock();
const { signal } = new AbortController();
const blueprint = sampleBlueprint();

const expiry = (about: Partial<Expiry>): Expiry => ({
  id: 'x',
  kind: 'push-certificate',
  name: '青葉市',
  endsAt: '2027-04-01T00:00:00.000Z',
  estimated: false,
  stage: 'later',
  days: 100,
  breaks: [],
  entered: true,
  ...about,
});

async function doctor(expiries: readonly Expiry[]) {
  const mux = { readBuid: async () => '', listDevices: async () => [] };
  const station = { dataDir: '', vault: 'open', organizations: [], mux } as const;
  const findings = await expiriesCheck.run({ ...station, clock, expiries, servers: [], backends: [] }, signal);
  for (const { finding, cure } of findings) {
    expect(checkTexts).toHaveProperty([finding.code]);
    for (const language of ['ja', 'en'] as const) {
      expect(checkText(finding, language)).not.toMatch(/[{}?]/);
      if (cure !== undefined) expect(checkText(cure, language)).not.toBe('');
    }
  }
  return findings.map(({ status, finding }) => `${status} ${finding.code}`);
}

describe('the doctor', () => {
  it.each<[Partial<Expiry>, string]>([
    [{}, 'pass expiries.push-certificate.valid'],
    [{ stage: 'days-90' }, 'warn expiries.push-certificate.soon'],
    [{ stage: 'days-7' }, 'warn expiries.push-certificate.soon'],
    [{ stage: 'over', days: -3 }, 'fail expiries.push-certificate.over'],
    [{ kind: 'vpp-token', stage: 'over', days: -3 }, 'warn expiries.vpp-token.over'],
    [{ kind: 'other', stage: 'days-30' }, 'warn expiries.other.soon'],
  ])('%j', async (about, finding) => expect(await doctor([expiry(about)])).toEqual([finding]));

  it('leaves to other checks what was not entered', async () => {
    expect(await doctor([expiry({ kind: 'trust-anchor', entered: false, stage: 'over' })])).toEqual([]);
  });
});

describe('a blueprint on the day it is planned for', () => {
  const breaks = [{ id: blueprint.id, name: blueprint.name }];
  const onDay = async (expiries: readonly Expiry[]) => {
    const context = { clock, blueprint, profiles: [], identityExported: 'yes', expiries } as const;
    const findings = await expiriesOnDayCheck.run(context, signal);
    return findings.map(({ status, finding }) => `${status} ${finding.code}`);
  };

  it.each<[string, readonly Expiry[], string]>([
    ['nothing', [], 'pass expiries.day-fine'],
    ['what ends much later', [expiry({ breaks })], 'pass expiries.day-fine'],
    ['what ends within the week', [expiry({ breaks, stage: 'days-7' })], 'warn expiries.push-certificate.near-day'],
    ['what has ended by then', [expiry({ breaks, stage: 'over' })], 'fail expiries.push-certificate.over-on-day'],
    [
      'what breaks another blueprint of the same name',
      [expiry({ breaks: [{ id: 'another', name: blueprint.name }], stage: 'over' })],
      'pass expiries.day-fine',
    ],
  ])('with %s', async (_, expiries, finding) => expect(await onDay(expiries)).toEqual([finding]));
});
