import { describe, expect, it } from 'vitest';
import { encodeCp932 } from '../cp932.ts';
import { readGroupCsv } from './group-csv.ts';

/** Verbatim from mdm §1.1. */
const header =
  '親グループ(必須項目),グループ名(必須項目),説明,表示順,有効期限日時,端末登録用ユーザーID,端末登録用パスワード';

function read(...rows: string[]) {
  return readGroupCsv(Buffer.from([header, ...rows].join('\r\n'), 'utf8'), 'groups.csv');
}

describe("mobiconnect's group CSV", () => {
  it('gives group, credential and expiry', () => {
    expect(read('/ルートグループ/1年/,1組,一年一組,1,2026/12/31 23:59,room-1a,"あ+/=:,x"')).toEqual([
      {
        path: '/ルートグループ/1年/1組',
        credential: { userId: 'room-1a', password: 'あ+/=:,x' },
        expiresAt: '2026-12-31T14:59:00.000Z',
      },
    ]);
  });

  it.each([
    ['no name', '/ルートグループ,,,,,u,p', 'no-name'],
    ['no credential', '/ルートグループ,1組,,,,,', 'no-credential'],
    ['half a credential', '/ルートグループ,1組,,,,u,', 'half-credential'],
    ['a colon in the user ID', '/ルートグループ,1組,,,,u:v,p', 'colon'],
    ['an expiry nobody can read', '/ルートグループ,1組,,,年度末,u,p', 'expiry-unreadable'],
  ])('says what is wrong with a row: %s', (_, row, fault) => {
    expect(read(row)).toMatchObject([{ fault }]);
  });

  it('trusts no user ID that stands twice', () => {
    expect(read('/a,1組,,,,u,p', '/a,2組,,,,u,q', '/a,3組,,,,v,r').map(({ fault }) => fault)).toEqual([
      'user-twice',
      'user-twice',
      undefined,
    ]);
  });

  it('is known by its header, also in CP932 and with full-width brackets', () => {
    const wide = header.replaceAll('(', '（').replaceAll(')', '）');
    expect(readGroupCsv(encodeCp932(`${wide}\r\n/a,1組,,,,u,p`).bytes, 'g.csv')).toMatchObject([{ path: '/a/1組' }]);
    expect(() => readGroupCsv(Buffer.from('端末番号,端末状態\n1,有効'), 'g.csv')).toThrow(
      expect.objectContaining({ code: 'backend.file-wrong-header' }),
    );
  });
});
