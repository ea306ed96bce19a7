import { describe, expect, it } from 'vitest';
import { formatTable } from './table.ts';

describe('tables on a terminal', () => {
  it('align columns where Japanese takes two places a character', () => {
    expect(
      formatTable(
        ['名前', 'n'],
        [
          ['教室A', '1'],
          ['ab', '22'],
        ],
      ),
    ).toBe(['名前   n', '─────  ──', '教室A  1', 'ab     22'].join('\n'));
  });
});
