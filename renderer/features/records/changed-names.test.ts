import { describe, expect, it } from 'vitest';
import { changedNames } from './changed-names.ts';

describe('an amendment', () => {
  const before = { organization: '桜小学校', blueprint: '3年1組', operator: undefined };

  it('holds what was typed otherwise, without the spaces around it', () => {
    expect(changedNames(before, { ...before, organization: ' 桜中学校 ', operator: '佐藤' })).toEqual({
      organization: '桜中学校',
      operator: '佐藤',
    });
  });

  it('takes no name away', () => {
    expect(changedNames(before, { ...before, organization: '  ' })).toEqual({});
  });
});
