import { describe, expect, it } from 'vitest';
import { learnLayout } from './learn-layout.ts';
import { readCsv } from './read-csv.ts';

const device = { serial: 'DMPXK0AAJF88', udid: 'u', wifiMac: '04:f4:5f:07:a7:a9', imei: '35 925406 123456 7' };

function learn(csv: string, given: Partial<Parameters<typeof learnLayout>[1]> = {}) {
  return learnLayout(readCsv(Buffer.from(csv), 'list.csv'), {
    product: 'mobiconnect',
    known: undefined,
    said: {},
    devices: [device],
    ...given,
  });
}

describe("the layout of a console's own file", () => {
  it('is known by the headers that our notes print', async () => {
    const { columns, mac, header } = await learn(
      '端末番号,端末状態,氏名,社員番号,端末情報取得日時\n04f45f07a7a9,有効,a,1,15/10/29 10:50\n',
    );
    expect(columns).toEqual({ wifiMac: '端末番号', state: '端末状態', name: '氏名', readAt: '端末情報取得日時' });
    expect(mac).toEqual({ separator: '', upper: false });
    expect(header).toHaveLength(5);
  });

  it('is learned where headers are not public: by the words for states and by our own devices', async () => {
    const csv = 'No,機器S/N,IMEI番号,管理\n1,DMPXK0AAJF88,359254061234567,管理中\n2,F9FXC2ABCDEF,,事前登録\n';
    expect((await learn(csv, { product: 'clomo' })).columns).toEqual({
      serial: '機器S/N',
      imei: 'IMEI番号',
      state: '管理',
    });
  });

  it('guesses nothing where two columns could be it', async () => {
    const csv = 'A,B,状態\nDMPXK0AAJF88,DMPXK0AAJF88,管理中\n';
    await expect(learn(csv, { product: 'clomo' })).rejects.toMatchObject({ code: 'backend.columns-unknown' });
    expect((await learn(csv, { product: 'clomo', said: { serial: 'B' } })).columns.serial).toBe('B');
  });

  it('remembers what was said once', async () => {
    const csv = 'A,B,状態\nDMPXK0AAJF88,x,管理中\n';
    const known = await learn(csv, { product: 'clomo', said: { note: 'B' } });
    expect((await learn(csv, { product: 'clomo', known })).columns.note).toBe('B');
  });

  it('refuses a header that does not exist', async () => {
    await expect(learn('端末番号,端末状態\n1,有効\n', { said: { serial: 'ない' } })).rejects.toMatchObject({
      code: 'backend.file-wrong-header',
    });
  });
});
