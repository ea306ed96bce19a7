import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findCanaries, searchFolder } from './canaries.ts';

const secret = 'kanari/や+?9Zq';
const canaries = [{ name: 'password', secret }];
const formsIn = (content: string | Buffer) => findCanaries(canaries, content, 'here').map(({ form }) => form);

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the search for planted secrets', () => {
  it('sees one as it is', () => {
    expect(formsIn(`x${secret}y`)).toContain('raw');
  });

  it.each([0, 1, 2, 3, 4])('sees one inside a longer base64 text, %i bytes in', (shift) => {
    const longer = Buffer.from(`${'u'.repeat(shift)}${secret}:tail`, 'utf8');
    expect(formsIn(longer.toString('base64')).join()).toMatch(/base64 at offset \d(,|$)/);
    expect(formsIn(longer.toString('base64url')).join()).toContain('URL alphabet');
  });

  it('sees one in hexadecimal and percent-encoded', () => {
    expect(formsIn(Buffer.from(secret).toString('hex'))).toContain('hex');
    expect(formsIn(`https://x/?p=${encodeURIComponent(secret)}`)).toContain('percent-encoded');
    const inUrl = encodeURIComponent(Buffer.from(secret).toString('base64'));
    expect(formsIn(`https://x/?t=${inUrl}`)).toContain('base64 at offset 0, percent-encoded');
  });

  it('is silent about what is not there', () => {
    expect(formsIn('kanari and nothing else')).toEqual([]);
  });

  it('looks into every file of a folder and at their names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kitbench-canaries-'));
    folders.push(folder);
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'deep', 'wal'), Buffer.concat([Buffer.alloc(9, 0xff), Buffer.from(secret)]));
    expect(searchFolder(canaries, folder).map(({ where }) => where)).toContain(join(folder, 'deep', 'wal'));
  });
});
