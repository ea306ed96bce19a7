import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTestClock } from '../ports/test-clock.ts';
import { createPreviews } from './consent.ts';

function setUp() {
  const clock = createTestClock();
  const previews = createPreviews({ clock, random: randomBytes, validMs: 600_000 });
  const { nonce, expiresAt } = previews.keep({ blueprintId: 'b', planHash: 'h', devices: ['1', '2'] });
  return { clock, previews, expiresAt, claim: { nonce, planHash: 'h', devices: ['2', '1'] } };
}

const refusal = (code: string) => expect.objectContaining({ code });

describe('a preview', () => {
  it('lets exactly what it showed be applied', () => {
    const { previews, claim } = setUp();
    expect(previews.check(claim)).toMatchObject({ blueprintId: 'b', planHash: 'h' });
  });

  it.each([
    ['another plan', { planHash: 'other' }, 'kitting.plan-changed'],
    ['a device less', { devices: ['1'] }, 'kitting.devices-differ'],
    ['a device more', { devices: ['1', '2', '3'] }, 'kitting.devices-differ'],
    ['one device twice', { devices: ['1', '1'] }, 'kitting.devices-differ'],
    ['a nonce nobody gave out', { nonce: 'guess' }, 'kitting.preview-expired'],
  ])('refuses %s', (_, change, code) => {
    const { previews, claim } = setUp();
    expect(() => previews.check({ ...claim, ...change })).toThrow(refusal(code));
  });

  it('expires', async () => {
    const { clock, previews, claim, expiresAt } = setUp();
    expect(expiresAt.getTime() - clock.now().getTime()).toBe(600_000);
    await clock.advance(600_001);
    expect(() => previews.check(claim)).toThrow(refusal('kitting.preview-expired'));
  });

  it('is good for one apply', () => {
    const { previews, claim } = setUp();
    previews.spend(claim.nonce);
    expect(() => previews.check(claim)).toThrow(refusal('kitting.preview-expired'));
  });
});
