import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchDirectory } from '../../tests/support/scratch.ts';
import { readPageFile } from './page-file.ts';

function scratchPage(): string {
  const folder = join(scratchDirectory(), 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<p>page');
  writeFileSync(join(folder, 'assets', 'main-1.js'), 'run()');
  writeFileSync(join(folder, 'notes.txt'), 'notes');
  writeFileSync(join(folder, '..', 'secret.json'), '{}');
  mkdirSync(`${folder}-other`);
  writeFileSync(join(`${folder}-other`, 'secret.json'), '{}');
  return folder;
}

describe('a file of the page', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', '<p>page'],
    ['/index.html', 'text/html; charset=utf-8', '<p>page'],
    ['/assets/main-1.js', 'text/javascript; charset=utf-8', 'run()'],
    ['/assets/../index.html', 'text/html; charset=utf-8', '<p>page'],
    ['/%61ssets/main-1.js', 'text/javascript; charset=utf-8', 'run()'],
  ])('is served for %s', async (path, mime, text) => {
    const file = await readPageFile(scratchPage(), path);
    expect(file?.mime).toBe(mime);
    expect(file?.bytes.toString()).toBe(text);
  });

  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/../../secret.json',
    '/../renderer-other/secret.json',
    '//etc/hosts',
    '/..\\secret.json',
    '/..%5csecret.json',
    '/index.html%00.js',
    '/%zz',
    '/notes.txt',
    '/assets',
    '/nothing.js',
    '/.',
  ])('is not served for %s', async (path) => {
    expect(await readPageFile(scratchPage(), path)).toBeUndefined();
  });

  it('is never a folder, even one named like a file', async () => {
    const folder = scratchPage();
    mkdirSync(join(folder, 'folder.js'));
    expect(await readPageFile(folder, '/folder.js')).toBeUndefined();
  });
});
