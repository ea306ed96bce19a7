import { describe, expect, it } from 'vitest';
import { encodeCp932 } from '../backend/cp932.ts';
import { readSerials } from './read-serials.ts';

const read = (text: string) => readSerials(Buffer.from(text, 'utf8'), 'tomorrow.csv');

describe('a file of serial numbers', () => {
  it('is a CSV by its column, with Wi-Fi MACs where it has them', () => {
    expect(read('番号,シリアル番号,端末番号\n1,dmpxk0aajf88,04:F4:5F:07:A7:A9\n2,ＤＭＰＸＫ０ＡＡＪＦ９９,\n')).toEqual(
      [{ serial: 'DMPXK0AAJF88', wifiMac: '04f45f07a7a9' }, { serial: 'DMPXK0AAJF99' }],
    );
  });

  it('may be in Shift_JIS', () => {
    const { bytes } = encodeCp932('シリアル番号,備考\r\nDMPXK0AAJF88,貸出\r\n');
    expect(readSerials(bytes, 'list.csv')).toEqual([{ serial: 'DMPXK0AAJF88' }]);
  });

  it('is a plain list, each device once', () => {
    expect(read('DMPXK0AAJF88\nDMPXK0AAJF99\n\nDMPXK0AAJF88\n')).toEqual([
      { serial: 'DMPXK0AAJF88' },
      { serial: 'DMPXK0AAJF99' },
    ]);
  });

  it('that names none is refused, by its name', () => {
    expect(() => read('氏名,学年\n山田,1\n')).toThrow(expect.objectContaining({ code: 'fleet.no-serials' }));
  });
});
