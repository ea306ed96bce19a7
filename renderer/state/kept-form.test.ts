import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createKeptForm, isChanged } from './kept-form.ts';

type Draft = { readonly name: string; readonly password: string };
const empty: Draft = { name: '', password: '' };
const kept = new Map<string, string>();
const key = 'kitbench.form.test';

vi.stubGlobal('sessionStorage', {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
  removeItem: (name: string) => void kept.delete(name),
});

/** As the page makes it, at each load. */
const load = () =>
  createKeptForm<'new', Draft>({
    name: 'test',
    empty,
    task: z.literal('new'),
    draft: z.object({ name: z.string(), password: z.string() }),
    withoutSecrets: (draft) => ({ ...draft, password: '' }),
  });

beforeEach(() => kept.clear());

describe('a form that is open', () => {
  it('comes back after a reload as it was typed, without its secret, and says so', () => {
    const before = load();
    before.open('new', empty);
    before.change({ name: 'Aoba', password: 'kanaria' });
    expect(isChanged(before.useForm.getState())).toBe(true);
    expect(kept.get(key)).not.toContain('kanaria');
    expect(load().useForm.getState()).toEqual({
      task: 'new',
      draft: { name: 'Aoba', password: '' },
      initial: empty,
      lostSecrets: true,
    });
  });

  it('loses nothing when no secret was typed', () => {
    const before = load();
    before.open('new', { name: 'A', password: '' });
    before.change({ name: 'B' });
    expect(load().useForm.getState()).toMatchObject({ draft: { name: 'B' }, lostSecrets: false });
  });

  it('is gone once it was closed', () => {
    const before = load();
    before.open('new', empty);
    before.change({ name: 'Aoba' });
    before.close();
    expect(load().useForm.getState()).toMatchObject({ task: undefined, draft: empty });
    expect(kept.get(key) ?? '').not.toContain('Aoba');
  });

  it.each([
    ['{', 'damaged'],
    ['{"state":{"task":"new","draft":{"name":7}},"version":1}', 'of another shape'],
    ['{"state":{"task":"new","draft":{"name":"x"}},"version":0}', 'of another version'],
  ])('is not taken from %j, which is %s', (text) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    kept.set(key, text);
    expect(load().useForm.getState()).toMatchObject({ task: undefined, draft: empty, lostSecrets: false });
  });

  it('is unchanged while nobody typed', () => {
    const form = load();
    form.open('new', { name: 'A', password: '' });
    expect(isChanged(form.useForm.getState())).toBe(false);
  });
});
