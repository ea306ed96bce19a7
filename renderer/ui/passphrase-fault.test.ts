import { describe, expect, it } from 'vitest';
import { passphraseFault } from './passphrase-fault.ts';

describe('a new passphrase', () => {
  it('is taken when it is long enough and the same twice', () => {
    expect(passphraseFault('correct horse', 'correct horse')).toBeUndefined();
    expect(passphraseFault('正しい馬の電池です', '正しい馬の電池です')).toBeUndefined();
  });

  it('is not when it is short, or typed differently', () => {
    expect(passphraseFault('short', 'short')).toBe('too-short');
    expect(passphraseFault('correct horse', 'correct house')).toBe('differ');
  });
});
