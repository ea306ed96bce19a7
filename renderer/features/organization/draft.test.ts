import { describe, expect, it } from 'vitest';
import { draftFor, draftSchema, emptyDraft, organizationFrom, withoutSecrets } from './draft.ts';

const organization = {
  id: '7d0c2a52-7d0f-4a55-8a70-5a0c4b0f0001',
  name: '青葉小学校',
  phone: '03-0000-0000',
  identity: { fingerprint: 'ab', notAfter: '2036-01-01T00:00:00Z' },
};

describe('organizationFrom', () => {
  it('needs a name', () => {
    const checked = organizationFrom({ ...emptyDraft, name: '  ', phone: '1' }, { kind: 'new' });
    expect(checked.ok ? [] : [...checked.faults]).toEqual([['name', { kind: 'missing' }]]);
  });

  it('leaves out what was left empty', () => {
    expect(organizationFrom({ ...emptyDraft, name: ' A ', email: '' }, { kind: 'new' })).toEqual({
      ok: true,
      input: { name: 'A' },
    });
  });

  it('keeps the id of an edited one, so that the identity stays', () => {
    const task = { kind: 'edit', organization } as const;
    expect(organizationFrom(draftFor(task, String), task)).toEqual({
      ok: true,
      input: { id: organization.id, name: '青葉小学校', phone: '03-0000-0000' },
    });
  });

  it('makes a copy under a name of its own, without the id', () => {
    const task = { kind: 'copy', organization } as const;
    const draft = draftFor(task, (name) => `${name} のコピー`);
    expect(organizationFrom(draft, task)).toMatchObject({ input: { name: '青葉小学校 のコピー' } });
    expect(organizationFrom(draft, task)).not.toHaveProperty('input.id');
  });

  it('brings an identity along for a new one only', () => {
    const files = [{ name: 'a.p12', data: 'AAAA' }];
    const draft = { ...emptyDraft, name: 'A', from: 'files', files, password: 'kanaria' } as const;
    expect(organizationFrom(draft, { kind: 'new' })).toMatchObject({
      input: { identity: { from: 'files', files: ['AAAA'], password: 'kanaria' } },
    });
    expect(organizationFrom(draft, { kind: 'edit', organization })).not.toHaveProperty('input.identity');
    const none = organizationFrom({ ...draft, files: [] }, { kind: 'new' });
    expect(none.ok ? [] : [...none.faults.keys()]).toEqual(['identity.files']);
  });

  it('leaves file and password out of what is written down', () => {
    const kept = withoutSecrets({ ...emptyDraft, files: [{ name: 'a', data: 'AAAA' }], password: 'kanaria' });
    expect(draftSchema.parse(kept)).toMatchObject({ files: [], password: '' });
  });
});
