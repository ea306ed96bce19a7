import { describe, expect, it } from 'vitest';
import { compareOsVersions } from './os-version.ts';

describe('compareOsVersions', () => {
  it('orders by number, not by text', () => {
    const versions = ['26.1', '9.3.2', '15.0', '15.7', '10.0', '9.3'];
    expect(versions.sort(compareOsVersions)).toEqual(['9.3', '9.3.2', '10.0', '15.0', '15.7', '26.1']);
  });

  it('takes missing parts as zero', () => {
    expect(compareOsVersions('15', '15.0.0')).toBe(0);
    expect(compareOsVersions('15', '15.0.1')).toBeLessThan(0);
  });

  it('takes what is no number as zero', () => {
    expect(compareOsVersions('beta', '1')).toBeLessThan(0);
  });
});
