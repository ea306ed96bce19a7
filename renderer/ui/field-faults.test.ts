import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkedBy } from './field-faults.ts';

const schema = z.object({
  name: z.string().trim().min(1).max(5),
  token: z.string().min(8),
  home: z.url(),
  organizationId: z.uuid(),
  inner: z.object({ tag: z.string().regex(/^[a-z]+$/) }),
});
const fine = {
  name: 'a',
  token: '12345678',
  home: 'https://a.example',
  organizationId: '7d0c2a52-7d0f-4a55-8a70-5a0c4b0f0001',
  inner: { tag: 'a' },
};

describe('a form that is checked', () => {
  it.each([
    [{ name: ' ' }, 'name', { kind: 'missing' }],
    [{ name: 'abcdef' }, 'name', { kind: 'too-long', limit: 5 }],
    [{ token: '1234567' }, 'token', { kind: 'too-short', limit: 8 }],
    [{ home: 'a' }, 'home', { kind: 'not-a-url' }],
    [{ organizationId: '' }, 'organizationId', { kind: 'missing' }],
    [{ organizationId: undefined }, 'organizationId', { kind: 'missing' }],
    [{ inner: { tag: '1' } }, 'inner.tag', { kind: 'format' }],
  ])('names the field of %j', (part, path, fault) => {
    expect(checkedBy(schema, { ...fine, ...part })).toEqual({ ok: false, faults: new Map([[path, fault]]) });
  });
});
