import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { productionProfile, readProfileFile } from './profile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kb-profile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(content: unknown): string {
  const file = join(folder, 'profile.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const practice = {
  label: '練習',
  colour: '#b8860b',
  dataDir: '/tmp/somewhere',
  usbmuxd: '/tmp/usbmuxd.sock',
  activation: { url: 'https://localhost:1', trust: [] },
};

describe('station profiles', () => {
  it('reads a file', () => {
    expect(readProfileFile(fileWith(practice))).toEqual(practice);
  });

  it('never points the production station anywhere else, whatever the environment says', () => {
    const before = productionProfile();
    process.env.USBMUXD_SOCKET_ADDRESS = '/tmp/evil.sock';
    try {
      expect(productionProfile()).toEqual(before);
      expect(productionProfile().activation).toEqual({ url: 'https://albert.apple.com', trust: [] });
    } finally {
      delete process.env.USBMUXD_SOCKET_ADDRESS;
    }
  });

  it.each([
    ['no JSON', '{'],
    ['a missing field', { ...practice, usbmuxd: undefined }],
    ['activation without TLS', { ...practice, activation: { url: 'http://localhost:1' } }],
    ['the production data folder', { ...practice, dataDir: productionProfile().dataDir }],
  ])('refuses %s', (_name, content) => {
    expect(() => readProfileFile(fileWith(content))).toThrow(
      expect.objectContaining({ code: 'station.profile-unreadable' }),
    );
  });

  it('says which file is missing', () => {
    expect(() => readProfileFile(join(folder, 'none.json'))).toThrow(
      expect.objectContaining({ code: 'station.profile-unreadable' }),
    );
  });
});
