import { describe, expect, it } from 'vitest';
import type { TransferItem } from '../../../../shared/domain/transfer.ts';
import { choiceOf, missingTrusts, taken } from './choices.ts';

const item = (key: string, choices: TransferItem['choices'], trusts: string[] = []): TransferItem => ({
  key,
  section: 'servers',
  name: key,
  state: 'new',
  facts: [],
  choices,
  trusts,
});
const items = [item('new', ['take', 'keep'], ['host:a']), item('other', ['keep', 'take', 'both'], ['host:b'])];

describe('what a person chose of a bundle', () => {
  it('is the first choice where nothing was said', () => {
    expect(items.map((one) => choiceOf(one, {}))).toEqual(['take', 'keep']);
    expect(taken(items, { other: 'both', new: 'keep' }).map(({ key }) => key)).toEqual(['other']);
  });

  it('needs the trusts of what is taken, and no others', () => {
    expect(missingTrusts(items, {}, [])).toEqual(['host:a']);
    expect(missingTrusts(items, { other: 'take' }, ['host:a'])).toEqual(['host:b']);
    expect(missingTrusts(items, { new: 'keep' }, [])).toEqual([]);
  });
});
