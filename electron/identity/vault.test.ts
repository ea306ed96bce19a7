import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchDirectory } from '../../tests/support/scratch.ts';
import { defaultScryptN } from './passphrase-key.ts';
import { createVault, openVault } from './vault.ts';

const scryptN = 2 ** 12;
const word = (text: string) => Buffer.from(text, 'utf8');
const secret = word('dXNlcjE6YWJjMTIz');

async function scratchVault() {
  const file = join(scratchDirectory(), 'vault.json');
  return { file, vault: await createVault({ file, passphrase: word('正しい馬'), scryptN }) };
}

describe('the vault', () => {
  it('opens what it sealed, after a restart too, for the same use only', async () => {
    const { file, vault } = await scratchVault();
    const sealed = vault.seal(secret, 'wifi');
    expect(sealed[0]).toBe(1);
    expect(sealed).toHaveLength(1 + 12 + secret.length + 16);
    expect(vault.seal(secret, 'wifi').equals(sealed)).toBe(false);
    vault.close();

    const again = await openVault({ file, passphrase: word('正しい馬') });
    expect(again.open(sealed, 'wifi')).toEqual(secret);
    expect(() => again.open(sealed, 'token')).toThrow(expect.objectContaining({ code: 'vault.sealed-damaged' }));
    for (const index of [0, 1, 13, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => again.open(changed, 'wifi')).toThrow(expect.objectContaining({ code: 'vault.sealed-damaged' }));
    }
    expect(() => again.open(Buffer.alloc(5), 'wifi')).toThrow(
      expect.objectContaining({ code: 'vault.sealed-damaged' }),
    );
  });

  it('is a private file that shows neither key nor passphrase', async () => {
    const { file } = await scratchVault();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toContain('正しい馬');
  });

  it('tells a wrong passphrase from a damaged, missing or newer file', async () => {
    const { file } = await scratchVault();
    const open = (text: string) => openVault({ file, passphrase: word(text) });
    await expect(open('間違い')).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });

    const good = readFileSync(file, 'utf8');
    const damages: [string, string][] = [
      [good.slice(0, 100), 'vault.damaged'],
      [good.replace(/"wrappedKey": "..../, '"wrappedKey": "AAAA'), 'vault.damaged'],
      [good.replace(/"N": 4096/, '"N": 8192'), 'vault.damaged'],
      [good.replace(/"N": 4096/, '"N": 1073741824'), 'vault.damaged'],
      [' '.repeat(300_000), 'vault.damaged'],
      [good.replace('"version": 1', '"version": 2'), 'vault.newer'],
    ];
    for (const [content, code] of damages) {
      writeFileSync(file, content);
      await expect(open('正しい馬')).rejects.toMatchObject({ code });
    }
    await expect(openVault({ file: join(scratchDirectory(), 'none'), passphrase: word('x') })).rejects.toMatchObject({
      code: 'vault.missing',
    });
  });

  it('is never replaced by a new one', async () => {
    const { file } = await scratchVault();
    const before = readFileSync(file);
    await expect(createVault({ file, passphrase: word('x'), scryptN })).rejects.toMatchObject({ code: 'vault.exists' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('takes more passphrases and gives all but the last back', async () => {
    const { file, vault } = await scratchVault();
    const sealed = vault.seal(secret, 'wifi');
    const [first] = vault.slots();
    const added = await vault.addPassphrase(word('second'));
    expect(vault.slots().map(({ id, kind }) => [id, kind])).toEqual([
      [first?.id, 'passphrase'],
      [added, 'passphrase'],
    ]);
    vault.removeSlot(first?.id ?? '');
    expect(() => vault.removeSlot(added)).toThrow(expect.objectContaining({ code: 'vault.last-slot' }));
    expect(() => vault.removeSlot('nobody')).toThrow(expect.objectContaining({ code: 'store.not-found' }));

    const again = await openVault({ file, passphrase: word('second') });
    expect(again.open(sealed, 'wifi')).toEqual(secret);
    await expect(openVault({ file, passphrase: word('正しい馬') })).rejects.toMatchObject({
      code: 'vault.wrong-passphrase',
    });
  });

  it('takes the same word from any keyboard', async () => {
    const file = join(scratchDirectory(), 'vault.json');
    await createVault({ file, passphrase: word('がくせい'.normalize('NFD')), scryptN });
    await openVault({ file, passphrase: word('がくせい'.normalize('NFC')) });
  });

  it('does nothing more once closed', async () => {
    const { vault } = await scratchVault();
    const sealed = vault.seal(secret, 'wifi');
    vault.close();
    expect(() => vault.open(sealed, 'wifi')).toThrow(expect.objectContaining({ code: 'vault.closed' }));
    expect(() => vault.seal(secret, 'wifi')).toThrow(expect.objectContaining({ code: 'vault.closed' }));
  });

  it('works at the cost it has in the field', async () => {
    const file = join(scratchDirectory(), 'vault.json');
    await createVault({ file, passphrase: word('word') });
    expect(readFileSync(file, 'utf8')).toContain(`"N": ${defaultScryptN}`);
    await openVault({ file, passphrase: word('word') });
  });
});
