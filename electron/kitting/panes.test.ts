import { describe, expect, it } from 'vitest';
import { skipPanes } from '../../shared/tables/skip-panes.ts';
import { skipSetup } from './panes.ts';

describe('SkipSetup', () => {
  it('is empty when every pane is shown', () => {
    expect(skipSetup({ mode: 'show-all' })).toEqual([]);
  });

  it('names every pane when none is shown', () => {
    expect(skipSetup({ mode: 'skip-all' })).toHaveLength(skipPanes.length);
  });

  it('leaves out exactly the panes to show, and bears with unknown ones', () => {
    const skipped = skipSetup({ mode: 'show-some', show: ['Passcode', 'Biometric', 'FromTomorrow'] });
    expect(skipped).toHaveLength(skipPanes.length - 2);
    expect(skipped).not.toContain('Passcode');
    expect(skipped).toContain('AppleID');
  });

  it('names no pane twice', () => {
    expect(new Set(skipPanes.map((pane) => pane.key)).size).toBe(skipPanes.length);
  });
});
