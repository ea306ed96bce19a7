import { describe, expect, it } from 'vitest';
import { serialsIn } from './serials-in.ts';

describe('serial numbers in a text', () => {
  it('are found as people paste them, each once', () => {
    expect(serialsIn('dmpxk0aajf88\tDMPXK0AAJF89,\nＤＭＰＸＫ０ＡＡＪＦ８８')).toEqual({
      serials: ['DMPXK0AAJF88', 'DMPXK0AAJF89'],
      wrong: [],
    });
  });

  it('are told from what is none', () => {
    expect(serialsIn('DMPXK0AAJF88 iPad-1 短い')).toEqual({ serials: ['DMPXK0AAJF88'], wrong: ['iPad-1', '短い'] });
  });
});
