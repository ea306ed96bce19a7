import { describe, expect, it } from 'vitest';
import { pageHeaders } from './page-policy.ts';

/** Of https://www.w3.org/TR/permissions-policy and the specifications that add to it: others are errors in the console. */
const known = ['camera', 'display-capture', 'geolocation', 'hid', 'microphone', 'payment', 'serial', 'usb'];

describe("the page's permissions", () => {
  it('are all refused, by names that browsers know', () => {
    const policy = pageHeaders('nonce')['permissions-policy']?.split(', ') ?? [];
    expect(policy.length).toBeGreaterThan(0);
    for (const entry of policy) expect(known.map((name) => `${name}=()`)).toContain(entry);
  });
});
