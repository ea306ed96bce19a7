import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { sampleBlueprint } from '../../../tests/support/sample-run.ts';

const at = '2026-04-01T00:00:00.000Z';

describe('blueprints', () => {
  it('get a new revision with each save, and earlier ones stay readable', () => {
    const { blueprints } = openScratchStore();
    const { revision: _, ...input } = sampleBlueprint();
    expect(blueprints.save(input, at).revision).toBe(1);
    expect(blueprints.save({ ...input, name: '3年2組' }, at).revision).toBe(2);
    expect(blueprints.get(input.id)).toMatchObject({ name: '3年2組', revision: 2 });
    expect(blueprints.get(input.id, 1)).toEqual({ ...input, revision: 1 });
    expect(blueprints.list().map(({ name }) => name)).toEqual(['3年2組']);
  });

  it('that were removed are not listed, but runs can still read them', () => {
    const { blueprints } = openScratchStore();
    const { id } = blueprints.save(sampleBlueprint(), at);
    expect(blueprints.remove(id, at)).toBe(true);
    expect(blueprints.remove(id, at)).toBe(false);
    expect(blueprints.list()).toEqual([]);
    expect(blueprints.get(id)?.revision).toBe(1);
    expect(blueprints.get('nobody')).toBeUndefined();
  });
});
