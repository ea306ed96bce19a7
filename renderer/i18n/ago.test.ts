import { describe, expect, it } from 'vitest';
import { agoText } from './ago.ts';

const now = new Date('2026-04-01T12:00:00Z');
const earlier = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe('how long ago something was', () => {
  it('is told in minutes, hours, then days', () => {
    expect(agoText(earlier(12), now, 'ja')).toBe('12 分前');
    expect(agoText(earlier(47 * 60), now, 'ja')).toBe('47 時間前');
    expect(agoText(earlier(3 * 24 * 60), now, 'en')).toBe('3 days ago');
  });

  it('is left to the view within the first minute, for the future and for nonsense', () => {
    expect(agoText(earlier(0.5), now, 'ja')).toBeUndefined();
    expect(agoText(earlier(-5), now, 'ja')).toBeUndefined();
    expect(agoText('no time', now, 'ja')).toBeUndefined();
  });
});
