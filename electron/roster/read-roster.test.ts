import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RosterFile } from '../../shared/domain/roster.ts';
import { isKitError } from '../../shared/errors/kit-error.ts';
import { encodeCp932 } from '../backend/cp932.ts';
import { readRoster } from './read-roster.ts';

const file = (bytes: Buffer | string, told: Partial<RosterFile> = {}): RosterFile => ({
  fileName: '名簿.csv',
  data: Buffer.from(bytes).toString('base64'),
  ...told,
});

const read = (text: string, told: Partial<RosterFile> = {}) => readRoster(file(text, told));
const findingsIn = (text: string, told: Partial<RosterFile> = {}) =>
  read(text, told).findings.map(({ level, line, finding }) => `${level} ${line ?? '-'} ${finding.code}`);

const oneRow = { position: 1, serial: 'DMPXK0AAJF88', assetTag: '001', fields: { user: '山田 花子' } };

describe('a list as offices save it', () => {
  const table = 'シリアル番号,管理番号,氏名\r\nDMPXK0AAJF88,001,山田 花子\r\n';
  it.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${table}`)],
    ['CP932', encodeCp932(table).bytes],
    ['semicolons', Buffer.from(table.replaceAll(',', ';'))],
    ['tabs', Buffer.from(table.replaceAll(',', '\t'))],
    ["Excel's sep line", Buffer.from(`sep=;\r\n${table.replaceAll(',', ';')}`)],
    ['old line ends', Buffer.from(table.replaceAll('\r\n', '\r'))],
    ['cells nobody filled', Buffer.from(table.replaceAll('\r\n', ',,,\r\n').concat(',,,,,\r\n'))],
    ['text kept by ="001"', Buffer.from('シリアル番号,管理番号,氏名\n="DMPXK0AAJF88","=""001""",山田 花子\n')],
    ["text kept by '001", Buffer.from("シリアル番号,管理番号,氏名\nDMPXK0AAJF88,'001,山田 花子\n")],
    ['full width', Buffer.from('シリアル番号,管理番号,氏名\nＤＭＰＸＫ０ＡＡＪＦ８８,００１,山田 花子\n')],
    [
      'the S of the box, small letters, blanks',
      Buffer.from('Serial No.,Asset Tag,User\n sdmpxk0aajf88 ,001, 山田 花子 \n'),
    ],
  ])('%s', (_, bytes) => {
    const { rows, joinBy, findings } = readRoster(file(bytes));
    expect({ rows, joinBy, findings }).toEqual({ rows: [oneRow], joinBy: 'serial', findings: [] });
  });

  it('keeps the ideographic space of names and columns it does not know, under their own headings', () => {
    const { rows, columns } = read('氏名,好きな色,好きな色\n山田　花子,青,赤\n');
    expect(rows[0]?.fields).toEqual({ user: '山田　花子', 好きな色: '青' });
    expect(columns.map(({ key }) => key)).toEqual(['user', '好きな色']);
  });

  it('takes columns for what it is told', () => {
    const { rows, leftOut } = read('No,秘密,組\nDMPXK0AAJF88,x,1\n', { columns: { No: 'serial', 秘密: '' } });
    expect(rows).toEqual([{ position: 1, serial: 'DMPXK0AAJF88', fields: { class: '1' } }]);
    expect(leftOut).toEqual(['秘密']);
  });

  it.each([
    ['スロット,氏名\n1,山田\n', 'slot'],
    ['氏名\n山田\n', 'order'],
  ])('%j is joined by %s', (text, joinBy) => {
    expect(read(text).joinBy).toBe(joinBy);
  });
});

describe('what does not fit', () => {
  it.each([
    ['serial,user\n351234567890123,a\n', 'refuse 2 serial-is-imei'],
    ['serial,user\n89049032004008882600012345678901,a\n', 'refuse 2 serial-is-eid'],
    ['serial,user\n1.23E+11,a\n', 'refuse 2 serial-is-number'],
    ['serial,user\n山田,a\n', 'refuse 2 serial-bad'],
    ['serial,user\nDMPXK0AAJF88,a\ndmpxk0aajf88,b\n', 'refuse 3 serial-twice'],
    ['slot,user\n,a\n', 'refuse 2 no-slot'],
    ['serial,user\n,a\n', 'warn 2 no-serial'],
    ['user\na,b\n', 'refuse 2 too-many-cells'],
    ['asset tag,user\n1,a\n1,b\n', 'warn 3 asset-tag-twice'],
    ['番号,氏名\n001,a\n2,b\n', 'warn - zeros-lost'],
  ])('%j: %s', (text, finding) => {
    expect(findingsIn(text)).toContain(finding);
  });

  it('leaves refused rows out and numbers the others on', () => {
    const { rows } = read('serial,user\nDMPXK0AAJF88,a\nno,b\nDMPXK0AAJF89,c\n');
    expect(rows.map(({ position, fields }) => `${position} ${fields.user}`)).toEqual(['1 a', '2 c']);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['empty lines', Buffer.from('\n\n,,\n')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
    ['UTF-16', Buffer.from('\uFEFFserial\n', 'utf16le')],
    ['an open quotation mark', Buffer.from('serial\n"DMPX')],
    ['too many columns', Buffer.from(`${'a,'.repeat(200)}\n`)],
    ['too many rows', Buffer.from(`user\n${'a\n'.repeat(20_001)}`)],
    ['too much', Buffer.alloc(8 * 1024 * 1024 + 1, 0x61)],
  ])('refuses %s', (_, bytes) => {
    expect(() => readRoster(file(bytes))).toThrow(expect.objectContaining({ code: 'roster.unreadable' }));
  });
});

describe('whatever a file holds', () => {
  const known = fc.constantFrom(
    'serial',
    '"',
    ',',
    ';',
    '\t',
    '\r\n',
    '=',
    '="',
    'sep=;',
    'DMPXK0AAJF88',
    '001',
    '氏名',
    '\uFEFF',
    '！',
    '\0',
  );
  const text = fc.array(fc.oneof(known, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 60 });

  it('is read or refused as a roster, and what is read can be kept', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text.map((parts) => Buffer.from(parts.join(''))),
          fc.uint8Array({ maxLength: 400 }),
        ),
        (bytes) => {
          try {
            const { rows, findings } = readRoster(file(Buffer.from(bytes)));
            const serials = rows.flatMap(({ serial }) => (serial === undefined ? [] : [serial]));
            expect(new Set(serials).size).toBe(serials.length);
            expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index + 1));
            expect(findings.every(({ finding }) => finding.code !== '')).toBe(true);
          } catch (error) {
            if (!isKitError(error, 'roster.unreadable')) throw error;
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('cells come back as they were written', () => {
    const cell = fc
      .stringMatching(/^[\p{L}\p{N}](?:[\p{L}\p{N} ,;"'\n.-]{0,20}[\p{L}\p{N}])?$/u)
      .map((value) => value.normalize('NFC'));
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(',', ';', '\t'),
        (cells, delimiter) => {
          const quoted = cells.map((value) => `x${delimiter}"${value.replaceAll('"', '""')}"`);
          const { rows } = read(`番号${delimiter}メモ\r\n${quoted.join('\r\n')}\r\n`);
          expect(rows.map(({ fields }) => fields.note)).toEqual(
            cells.map((value) => value.replace(/\n/g, ' ').replace(/[！-～]/g, (wide) => wide.normalize('NFKC'))),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('costs time and memory by its length, up to the largest', () => {
    const listOf = (count: number) => {
      const rows = Array.from({ length: count }, (_, at) => `D${String(at).padStart(11, '0')},${at},"名前 ""${at}"""`);
      return file(Buffer.from(`serial,asset tag,user\n${rows.join('\n')}`));
    };
    const [short, long] = [listOf(2_000), listOf(20_000)];
    const cost = (list: RosterFile) => {
      const started = performance.now();
      const { length } = readRoster(list).rows;
      return { length, ms: performance.now() - started };
    };
    cost(short);
    const brief = Math.min(cost(short).ms, cost(short).ms, cost(short).ms);
    const before = process.memoryUsage().heapUsed;
    const most = cost(long);
    expect(most.length).toBe(20_000);
    expect(most.ms / brief).toBeLessThan(60);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(300 * 1024 * 1024);
  });
});
