import { describe, expect, it } from 'vitest';
import { mirrorPassphraseSchema } from '../../../../shared/domain/mirror.ts';
import { makePassphrase } from './make-passphrase.ts';

describe('a passphrase that is made here', () => {
  it('is long enough, easy to copy from paper, and another each time', () => {
    const made = Array.from({ length: 50 }, makePassphrase);
    for (const passphrase of made) {
      expect(passphrase).toMatch(/^(?:[A-HJ-NP-Z2-9]{5}-){4}[A-HJ-NP-Z2-9]{5}$/);
      expect(mirrorPassphraseSchema.safeParse(passphrase).success).toBe(true);
    }
    expect(new Set(made).size).toBe(made.length);
  });
});
