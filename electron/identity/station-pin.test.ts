import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import { scratchDirectory } from '../../tests/support/scratch.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { createSecretStore } from './secrets.ts';
import { createStationPin } from './station-pin.ts';
import { createVault } from './vault.ts';

const scryptN = 2 ** 12;

async function station() {
  const dataDir = scratchDirectory();
  const clock = createTestClock();
  const store = openScratchStore({ dataDir });
  const vault = await createVault({ file: join(dataDir, 'vault.json'), passphrase: Buffer.from('x'), scryptN });
  const open = (over = store) => {
    const secrets = createSecretStore({ store: over, vault, clock });
    return createStationPin({ store: over, secrets, clock, scryptN });
  };
  return { clock, store, dataDir, open, pin: open() };
}

async function wrong(pin: { check(text: string): Promise<void> }, times: number) {
  const codes: string[] = [];
  for (let n = 0; n < times; n++) codes.push(await pin.check('0000').catch((error) => error.code));
  return codes;
}

describe('the station PIN', () => {
  it('is set, known again, changed and cleared', async () => {
    const { pin } = await station();
    expect(pin.isSet()).toBe(false);
    await expect(pin.check('1234')).rejects.toMatchObject({ code: 'pin.not-set' });
    await pin.set('1234');
    await pin.check('1234');
    await pin.set('987654');
    await expect(pin.check('1234')).rejects.toMatchObject({ code: 'pin.wrong' });
    await pin.check('987654');
    pin.clear();
    expect(pin.isSet()).toBe(false);
  });

  it('rests longer after each wrong one, from the third on, and takes the right one only after the rest', async () => {
    const { pin, clock } = await station();
    await pin.set('1234');
    expect(await wrong(pin, 3)).toEqual(['pin.wrong', 'pin.wrong', 'pin.wait']);
    await expect(pin.check('1234')).rejects.toMatchObject({ code: 'pin.wait', params: { seconds: '15' } });
    await clock.advance(15_000);
    expect(await wrong(pin, 1)).toEqual(['pin.wait']);
    await clock.advance(29_000);
    await expect(pin.check('1234')).rejects.toMatchObject({ code: 'pin.wait', params: { seconds: '1' } });
    await clock.advance(1_000);
    await pin.check('1234');
    expect(await wrong(pin, 2)).toEqual(['pin.wrong', 'pin.wrong']);
  });

  it('never rests longer than a quarter of an hour', async () => {
    const { pin, clock, store } = await station();
    await pin.set('1234');
    store.settings.setPinTries({ wrong: 40, notBefore: clock.now().toISOString() });
    expect(await wrong(pin, 1)).toEqual(['pin.wait']);
    await clock.advance(15 * 60_000);
    await pin.check('1234');
  });

  it('goes on resting after a restart', async () => {
    const { pin, open } = await station();
    await pin.set('1234');
    await wrong(pin, 3);
    await expect(open().check('1234')).rejects.toMatchObject({ code: 'pin.wait' });
  });

  it('counts tries that are made at once', async () => {
    const { pin } = await station();
    await pin.set('1234');
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => pin.check('0000')));
    expect(tries.every(({ status }) => status === 'rejected')).toBe(true);
    const { pin: other } = await station();
    await other.set('1234');
    const guesses = [...Array.from({ length: 3 }, () => '0000'), '1234'];
    const last = (await Promise.allSettled(guesses.map((guess) => other.check(guess)))).at(-1);
    expect(last).toMatchObject({ status: 'rejected', reason: { code: 'pin.wait' } });
  });

  it('is not locked out by a clock that was put back', async () => {
    const { pin, clock, store } = await station();
    await pin.set('1234');
    const nextYear = new Date(clock.now().getTime() + 365 * 86_400_000).toISOString();
    store.settings.setPinTries({ wrong: 3, notBefore: nextYear });
    await pin.check('1234');
  });
});
