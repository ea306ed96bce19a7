import { describe, expect, it } from 'vitest';
import { createLeases } from './lease.ts';

describe('a lease', () => {
  it('keeps every other writer away until it is given back', () => {
    const leases = createLeases();
    const giveBack = leases.take('ecid:1', 'native');
    expect(() => leases.take('ecid:1', 'cfgutil')).toThrow(expect.objectContaining({ code: 'kitting.device-busy' }));
    expect(leases.holderOf('ecid:1')).toBe('native');
    leases.take('ecid:2', 'manual');
    giveBack();
    leases.take('ecid:1', 'cfgutil');
    giveBack();
    expect(leases.holderOf('ecid:1')).toBe('cfgutil');
  });
});
