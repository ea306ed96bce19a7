import { describe, expect, it } from 'vitest';
import { reasonNext, reasonWords } from './reason-words.ts';

const waiting = (code: string, problem: string) => ({ code, params: { problem } });

describe('a reason that carries a problem', () => {
  it('speaks in the words of the problem, not in its code', () => {
    const reason = waiting('wait.problem', 'kitting.find-my-on');
    expect(reasonWords(reason, 'en')).toBe('Find My is on, so it is not erased.');
    expect(reasonNext(reason, 'en')).toBe('Turn it off on the device, then continue.');
    expect(reasonWords(waiting('wait.configuration-refused', 'kitting.find-my-on'), 'ja')).not.toContain('kitting.');
  });

  it('gives the next step instead of a sentence whose figures are missing, and does not say it twice', () => {
    const reason = waiting('wait.problem', 'kitting.battery-low');
    expect(reasonWords(reason, 'en')).toBe('Charge it, then continue.');
    expect(reasonNext(reason, 'en')).toBeUndefined();
  });

  it('leaves other reasons as they are', () => {
    expect(reasonWords({ code: 'wait.unlock', params: {} }, 'en')).toBe('Unlock the device.');
    expect(reasonNext({ code: 'wait.unlock', params: {} }, 'en')).toBeUndefined();
  });
});
