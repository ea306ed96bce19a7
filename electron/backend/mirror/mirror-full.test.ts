import { execFile } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { queueSampleRecord } from '../../../tests/support/sample-run.ts';
import { scratchDirectory } from '../../../tests/support/scratch.ts';
import { keyOfPassphrase } from '../../identity/passphrase-key.ts';
import { importMirror } from './import-mirror.ts';
import { markFolder } from './mirror-file.ts';

const run = promisify(execFile);
const writer = resolve(import.meta.dirname, '../../../tests/support/mirror-writer.ts');
const passphrase = Buffer.from('a long enough phrase');
const limitBlocks = 8192;

describe('a mirror folder without room', () => {
  it('keeps what was whole, says so calmly, and goes on when there is room', async () => {
    const [dataDir, folder] = [scratchDirectory(), scratchDirectory()];
    await markFolder(folder);
    const salt = Buffer.alloc(32, 1);
    const key = (await keyOfPassphrase(passphrase, salt, 2 ** 10)).toString('base64');
    const add = (serial: string) => {
      const store = openScratchStore({ dataDir });
      queueSampleRecord(store, serial);
      store.close();
    };
    const write = async (prefix: string) => {
      const args = [process.execPath, writer, dataDir, folder, key, salt.toString('base64')];
      const { stdout } = await run('/bin/sh', ['-c', `${prefix}exec "$@"`, 'sh', ...args]);
      return JSON.parse(stdout);
    };
    add('DMPXK0AAJF88');
    expect(await write('')).toMatchObject({ state: 'up-to-date' });
    const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.kitmirror')) ?? '');
    // As much as leaves room for half a record: the system's limit on a file's size stands for a disk's.
    appendFileSync(file, `${'x'.repeat(limitBlocks * 512 - statSync(file).size - 500)}\n`);
    const before = readFileSync(file);

    add('F9FXC2ABCDEF');
    const full = await write(`ulimit -f ${limitBlocks}; `);
    expect(full).toMatchObject({ state: 'behind', waiting: 1, problem: { code: 'mirror.full' } });
    expect(readFileSync(file).equals(before)).toBe(true);

    expect(await write('')).toMatchObject({ state: 'up-to-date', waiting: 0 });
    expect(await importMirror(openScratchStore(), folder, passphrase)).toMatchObject({ added: 2, damaged: 1 });
  });
});
