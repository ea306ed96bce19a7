import { describe, expect, it } from 'vitest';
import { organizationMagic, organizationMagics } from './magic.ts';

const run = '0198c0de-0000-7000-8000-000000000001';

describe('OrganizationMagic', () => {
  it('is the same UUID for the same run and attempt', () => {
    expect(organizationMagic(run, 1)).toBe(organizationMagic(run, 1));
    expect(organizationMagic(run, 1)).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/);
  });

  it('differs between attempts and between runs', () => {
    const magics = [...organizationMagics(run, 3), organizationMagic(`${run}0`, 1)];
    expect(new Set(magics).size).toBe(4);
  });
});
