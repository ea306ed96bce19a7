import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { offerCommand, performCommand, performSoon } from './page-commands.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('commands of menu and keyboard', () => {
  it('are carried out by what is shown, and by nothing that is gone', () => {
    const done = vi.fn();
    expect(performCommand('export')).toBe(false);
    const takeBack = offerCommand('export', done);
    expect(performCommand('export')).toBe(true);
    takeBack();
    expect(performCommand('export')).toBe(false);
    expect(done).toHaveBeenCalledOnce();
  });

  it('go to the newest of two that can, and back to the older one', () => {
    const [list, form] = [vi.fn(), vi.fn()];
    const end = offerCommand('import', list);
    const endForm = offerCommand('import', form);
    performCommand('import');
    endForm();
    performCommand('import');
    end();
    expect([list.mock.calls.length, form.mock.calls.length]).toEqual([1, 1]);
  });

  it('wait for the view that is just being opened, once', () => {
    const [select, missed] = [vi.fn(), vi.fn()];
    performSoon('select-ready', missed);
    const end = offerCommand('select-ready', select);
    end();
    offerCommand('select-ready', select)();
    vi.advanceTimersByTime(10_000);
    expect(select).toHaveBeenCalledOnce();
    expect(missed).not.toHaveBeenCalled();
  });

  it('are missed when that view has nothing for them, and not carried out later', () => {
    const [retry, missed] = [vi.fn(), vi.fn()];
    performSoon('retry-failed', missed);
    vi.advanceTimersByTime(10_000);
    expect(missed).toHaveBeenCalledOnce();
    offerCommand('retry-failed', retry)();
    expect(retry).not.toHaveBeenCalled();
  });

  it('are forgotten when another one comes', () => {
    const [retry, missed] = [vi.fn(), vi.fn()];
    performSoon('retry-failed', missed);
    performCommand('export');
    offerCommand('retry-failed', retry)();
    vi.advanceTimersByTime(10_000);
    expect(retry).not.toHaveBeenCalled();
    expect(missed).not.toHaveBeenCalled();
  });
});
