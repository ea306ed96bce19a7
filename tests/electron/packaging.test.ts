import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../resources/build/root.ts';
import { scratchDirectory } from '../support/scratch.ts';

const builder = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

describe('the packaged app', () => {
  it.each([
    ['runAsNode', false],
    ['enableNodeOptionsEnvironmentVariable', false],
    ['enableNodeCliInspectArguments', false],
    ['enableEmbeddedAsarIntegrityValidation', true],
    ['onlyLoadAppFromAsar', true],
    ['grantFileProtocolExtraPrivileges', false],
    ['enableCookieEncryption', true],
  ])('has the fuse %s set to %s', (fuse, value) => {
    expect(builder).toMatch(new RegExp(`^ {2}${fuse}: ${value}$`, 'm'));
  });

  it('is hardened, signed, notarized, and asks for one entitlement only', () => {
    for (const line of ['hardenedRuntime: true', 'notarize: true', 'forceCodeSigning: true'])
      expect(builder).toContain(line);
    const files = [...builder.matchAll(/^ {2}entitlements(?:Inherit)?: (.*)$/gm)].map(([, file = '']) => file);
    expect(files).toHaveLength(2);
    for (const file of files) {
      const keys = [...readFileSync(join(root, file), 'utf8').matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key);
      expect(keys).toEqual(['com.apple.security.cs.allow-jit']);
    }
  });

  it('has an icon in every size', () => {
    for (const size of [16, 32, 64, 128, 256, 512, 1024]) {
      const png = readFileSync(join(root, `resources/icons/icon-${size}.png`));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    }
    const icns = readFileSync(join(root, 'resources/icons/icon.icns'));
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
  });

  it('packs what it starts with and what its programs need beside them', () => {
    const packed = [...builder.matchAll(/from: (\S+?),/g)].map(([, folder = '']) => folder);
    expect(packed).toEqual(['resources/command', 'resources/practice']);
    for (const folder of packed) expect(existsSync(join(root, folder))).toBe(true);
  });

  it('is what the linked command starts, with the words it was given', () => {
    const contents = join(scratchDirectory(), 'Kitbench 1.app', 'Contents');
    mkdirSync(join(contents, 'MacOS'), { recursive: true });
    writeFileSync(join(contents, 'MacOS', 'Kitbench'), '#!/bin/sh\nfor word in "$@"; do echo "[$word]"; done\n');
    chmodSync(join(contents, 'MacOS', 'Kitbench'), 0o755);
    cpSync(join(root, 'resources/command'), join(contents, 'Resources/command'), { recursive: true });
    const bin = scratchDirectory();
    symlinkSync(join(contents, 'Resources/command/kitbench'), join(bin, 'first'));
    symlinkSync('first', join(bin, 'kitbench'));
    const said = execFileSync(join(bin, 'kitbench'), ['devices', '--name', '1年A組 iPad'], { encoding: 'utf8' });
    expect(said).toBe('[--kitbench-command]\n[devices]\n[--name]\n[1年A組 iPad]\n');
  });
});
