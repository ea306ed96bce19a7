import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { connectStation } from '../../electron/link/client.ts';
import { startKitbench } from '../../electron/practice/rehearse/process.ts';
import { contractVersion } from '../../shared/contract/commands.ts';
import { openOffice, shareOffice, testProfile } from './support/office.ts';
import { waitFor } from './support/wait-for.ts';

describe('the core beside the window', () => {
  const shared = shareOffice();

  it('runs in a process of its own, and the page speaks the contract with it over a port', async () => {
    const { office } = shared;
    expect(await office.coreState()).toEqual({ state: 'running', start: 1 });
    const welcome = await office.fixture.connect();
    expect(welcome).toMatchObject({ type: 'welcome', contractVersion });
    expect(await office.fixture.read('page.greeting')).toMatchObject({ face: 'window', role: 'operator' });
    expect(await office.fixture.call('station.status')).toMatchObject({
      type: 'answer',
      output: { station: welcome.station, profile: { label: '練習 Practice' } },
    });
    const pid = await office.corePid();
    expect(pid).not.toBe(await office.evaluate(() => process.pid, undefined));
    expect(pid).toBeGreaterThan(0);
  });

  it('serves the command line on its socket beside the window', async () => {
    const { office } = shared;
    const client = await connectStation(join(office.dataDir, 'station.sock'));
    expect(await client.call('devices.list', {})).toEqual([]);
    await expect(client.call('station.stop', {})).rejects.toMatchObject({ code: 'station.not-allowed' });
    await client.close();
  });

  it('judges every payload and every role itself', async () => {
    const { fixture } = shared.office;
    await fixture.connect();
    expect(await fixture.call('station.stop')).toMatchObject({ problem: { code: 'station.not-allowed' } });
    expect(await fixture.call('station.explode')).toMatchObject({ problem: { code: 'station.unknown-command' } });
    expect(await fixture.call('station.arm', { armed: 'yes' })).toMatchObject({ problem: { code: 'input.invalid' } });
    expect(await fixture.call('kitting.apply', { planHash: 'x', nonce: 'x', devices: [] })).toMatchObject({
      problem: { code: 'input.invalid' },
    });
    expect(await fixture.call('__proto__')).toMatchObject({ problem: { code: 'station.unknown-command' } });
  });

  it.each([
    ['no JSON', 'nonsense'],
    ['no frame', { type: 'destroy' }],
    ['a number', 7],
    ['another version', { type: 'hello', contractVersion: 999 }],
  ])('cuts a face off that sends %s, and no other', async (_what, frame) => {
    const { office } = shared;
    await office.fixture.connect();
    await office.fixture.say(frame);
    await office.fixture.say({ type: 'request', id: 77, kind: 'devices.list', input: {} });
    await office.fixture.connect();
    expect(await office.fixture.call('devices.list')).toMatchObject({ type: 'answer' });
    expect(await office.fixture.frames()).not.toContainEqual(expect.objectContaining({ id: 77 }));
  });

  it('is started again after a crash, and the page finds it', async () => {
    const office = await openOffice();
    await office.until('running');
    await office.fixture.connect();
    const first = await office.corePid();
    process.kill(first, 'SIGKILL');
    await waitFor('second start', async () => {
      const state = await office.coreState();
      return state.state === 'running' && state.start === 2;
    });
    await office.fixture.connect();
    expect(await office.fixture.call('station.status')).toMatchObject({ type: 'answer' });
    expect(await office.corePid()).not.toBe(first);
    const states = (await office.fixture.events()).map(({ state }) => state?.core.state);
    expect(states).toEqual(expect.arrayContaining(['restarting', 'running']));
  });

  it('is started again on a backup that a page restored', async () => {
    const office = await openOffice();
    await office.until('running');
    await office.fixture.connect();
    const taken = await office.fixture.call('backups.take');
    const { name } = z.object({ output: z.object({ name: z.string() }) }).parse(taken).output;
    await office.fixture.call('organizations.save', { name: '後から作った組織' });
    expect(await office.fixture.call('backups.restore', { name })).toMatchObject({ type: 'answer' });
    await waitFor('second start', async () => {
      const state = await office.coreState();
      return state.state === 'running' && state.start === 2;
    });
    await office.fixture.connect();
    expect(await office.fixture.call('organizations.list')).toMatchObject({ output: [] });
    expect(await office.fixture.call('backups.list')).toMatchObject({
      output: { backups: [{ reason: 'replaced' }, { reason: 'by-hand' }] },
    });
  });

  it('is ended in good order before the program', async () => {
    const office = await openOffice();
    await office.until('running');
    const pid = await office.corePid();
    expect(await office.quit()).toBe(0);
    expect(() => process.kill(pid, 0)).toThrow();
    const log = readFileSync(join(office.dataDir, 'logs', 'kitbench.log'), 'utf8');
    expect(log).toContain('"app-quit"');
  });

  it('tells what keeps it from starting, and starts when a person has cured it', async () => {
    const profile = testProfile();
    const holder = await startKitbench(['station', '--json', ...profile.args, '--vault-fd', '3'], {
      passphrase: 'first',
    });
    onTestFinished(() => holder.kill());
    const office = await openOffice({ profile });
    expect(await office.until('locked')).toEqual({ state: 'locked', vault: 'existing' });
    await office.fixture.bridge('unlockVault', { passphrase: 'first' });
    expect(await office.until('failed')).toMatchObject({ problem: { code: 'store.owned' } });
    await holder.stop();
    expect(await office.fixture.bridge('restartCore')).toEqual({ ok: true, output: {} });
    await office.until('running');
  });
});

describe('the vault of a new station', () => {
  it('opens by the Keychain’s passphrase, which is in no argument, no environment and no file', async () => {
    const profile = testProfile();
    const office = await openOffice({ profile });
    await office.until('running');
    const sealed = JSON.parse(readFileSync(join(profile.dataDir, 'keychain-slot.json'), 'utf8')).sealed;
    const passphrase = await office.evaluate(
      ({ safeStorage }, text) =>
        safeStorage.decryptStringAsync(Buffer.from(text, 'base64')).then(({ result }) => result),
      sealed,
    );
    expect(passphrase).toMatch(/^[\w-]{43}$/);
    const pids = [await office.corePid(), await office.evaluate(() => process.pid, undefined)];
    for (const pid of pids) {
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain(passphrase);
      expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain(passphrase);
    }
    expect(readFileSync(join(profile.dataDir, 'logs', 'kitbench.log'), 'utf8')).not.toContain(passphrase);
    await office.quit();

    const again = await openOffice({ profile });
    await again.until('running');
  });

  it('asks where the system keeps secrets in clear text only, and takes the person’s passphrase', async () => {
    const profile = testProfile();
    const office = await openOffice({ profile, keychain: 'basic_text' });
    expect(await office.until('locked')).toEqual({ state: 'locked', vault: 'new' });
    await expect(office.fixture.connect()).rejects.toThrow('"connected":false');
    expect(await office.fixture.bridge('unlockVault', { passphrase: '正しい馬の電池' })).toEqual({
      ok: true,
      output: {},
    });
    await office.until('running');
    expect(existsSync(join(profile.dataDir, 'keychain-slot.json'))).toBe(false);
    await office.quit();

    // The Keychain works now: it opens the vault after the passphrase was typed once more.
    const second = await openOffice({ profile });
    expect(await second.until('locked')).toEqual({ state: 'locked', vault: 'existing' });
    await second.fixture.bridge('unlockVault', { passphrase: 'wrong horse' });
    await waitFor('refused', async () => {
      const state = await second.coreState();
      return state.state === 'locked' && state.problem?.code === 'vault.wrong-passphrase';
    });
    await second.fixture.bridge('unlockVault', { passphrase: '正しい馬の電池' });
    await second.until('running');
    await waitFor('kept', async () => existsSync(join(profile.dataDir, 'keychain-slot.json')));
    await second.quit();

    const third = await openOffice({ profile });
    await third.until('running');
    expect(await third.fixture.bridge('unlockVault', { passphrase: 'again' })).toMatchObject({
      ok: false,
      problem: { code: 'window.not-locked' },
    });
  });

  it('takes a passphrase of the person’s own beside the Keychain', async () => {
    const office = await openOffice();
    await office.until('running');
    const vault = () => office.fixture.bridge<{ vault: object }>('readState').then(({ output }) => output?.vault);
    expect(await vault()).toEqual({ keychain: true, ownPassphrase: false });
    expect(await office.fixture.bridge('addPassphrase', { passphrase: '正しい馬の電池のホチキス' })).toEqual({
      ok: true,
      output: {},
    });
    expect(await vault()).toEqual({ keychain: true, ownPassphrase: true });
  });
});
