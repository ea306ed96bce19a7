import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesShowing } from '../../../tests/support/find-secret.ts';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { scratchDirectory } from '../../../tests/support/scratch.ts';
import { createSecretStore } from '../../identity/secrets.ts';
import { createVault } from '../../identity/vault.ts';
import { createTestClock } from '../../ports/test-clock.ts';
import { escrowHandlers } from './escrow.ts';

const caller = { role: 'operator', seat: 'window' } as const;
const serial = 'DMPXK0AAJF88';
const code = 'ABCDE-12345-KANA-RIA0-0000-0000';

async function room() {
  const dataDir = scratchDirectory();
  const store = openScratchStore({ dataDir });
  const vault = await createVault({
    file: join(dataDir, 'vault.json'),
    passphrase: Buffer.from('w'),
    scryptN: 2 ** 12,
  });
  const clock = createTestClock();
  const secrets = createSecretStore({ store, vault, clock });
  const shifts = { current: () => ({ operator: '佐藤', since: '', until: '' }) };
  const handlers = escrowHandlers({ store, secrets, shifts, clock });
  const keep = (kind: 'unlock-token' | 'bypass-code', text: string, keptAt: string) =>
    store.escrow.keep({ serial, kind, ref: secrets.put(Buffer.from(text), kind), keptAt });
  return { dataDir, handlers, keep };
}

describe('what is kept for the day somebody is locked out', () => {
  it('is listed without being shown, and lies sealed', async () => {
    const { dataDir, handlers, keep } = await room();
    keep('bypass-code', code, '2026-04-01');
    expect(await handlers['escrow.list']({}, caller)).toEqual([
      { serial, kind: 'bypass-code', keptAt: '2026-04-01', looks: [] },
    ]);
    expect(filesShowing(dataDir, code)).toEqual([]);
  });

  it('comes out on purpose, the newest of it, and who took it out is kept first', async () => {
    const { handlers, keep } = await room();
    keep('bypass-code', 'OLD', '2025-04-01');
    keep('bypass-code', code, '2026-04-01');
    keep('unlock-token', 'token', '2026-04-01');
    const wish = { serial: serial.toLowerCase(), reason: '返却端末のロック' } as const;
    expect(await handlers['escrow.reveal']({ ...wish, kind: 'bypass-code' }, caller)).toEqual({
      kind: 'bypass-code',
      serial,
      code,
    });
    expect(await handlers['escrow.reveal']({ ...wish, kind: 'unlock-token' }, caller)).toMatchObject({
      data: Buffer.from('token').toString('base64'),
    });
    const [bypass] = await handlers['escrow.list']({}, caller);
    expect(bypass?.looks).toEqual([{ at: '2026-04-01T00:00:00.000Z', reason: '返却端末のロック', operator: '佐藤' }]);
    expect(() => handlers['escrow.reveal']({ ...wish, serial: 'DMPXK0AAJF89', kind: 'bypass-code' }, caller)).toThrow(
      expect.objectContaining({ code: 'escrow.none' }),
    );
  });
});
