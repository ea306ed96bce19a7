import { describe, expect, it } from 'vitest';
import type { CoreState, WindowState } from '../../../shared/contract/window.ts';
import { gateOf } from './gate.ts';

const window = (core: CoreState) => ({ at: 'known', state: { core } as WindowState }) as const;
const problem = { code: 'store.owned', params: {}, chain: [] };

describe('what stands before the views', () => {
  it('is nothing in a browser, and nothing while the core runs', () => {
    expect(gateOf({ at: 'absent' }, false)).toEqual({ kind: 'open' });
    expect(gateOf(window({ state: 'running', start: 1 }), false)).toEqual({ kind: 'open' });
  });

  it('is that it starts, until it has run once', () => {
    expect(gateOf({ at: 'unknown' }, false).kind).toBe('starting');
    expect(gateOf(window({ state: 'starting' }), false).kind).toBe('starting');
    expect(gateOf(window({ state: 'restarting', crashes: 2 }), false).kind).toBe('starting');
    expect(gateOf(window({ state: 'restarting', crashes: 1 }), true).kind).toBe('open');
  });

  it.each([true, false])('is a person’s turn, whatever was before (%s)', (wasOnline) => {
    const locked = { state: 'locked', vault: 'existing' } as const;
    expect(gateOf(window(locked), wasOnline)).toEqual({ kind: 'locked', core: locked });
    const failed = { state: 'failed', problem } as const;
    expect(gateOf(window(failed), wasOnline)).toEqual({ kind: 'failed', core: failed });
  });
});
