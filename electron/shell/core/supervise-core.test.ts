import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CoreState } from '../../../shared/contract/window.ts';
import { scratchDirectory } from '../../../tests/support/scratch.ts';
import { waitUntil } from '../../../tests/support/wait-until.ts';
import type { FromCore, ToCore } from '../../core/messages.ts';
import { createTestClock } from '../../ports/test-clock.ts';
import { mostCrashes } from './back-off.ts';
import type { CoreEvents } from './core-child.ts';
import { keychainSlot } from './keychain-slot.ts';
import { createKeyring } from './keyring.ts';
import { superviseCore } from './supervise-core.ts';

type Keychain = 'works' | 'none' | 'basic_text' | 'refuses';

/** What Electron's safeStorage does, with a key that any file reader has. */
function keychainThat(keychain: Keychain) {
  const flip = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  return {
    isAsyncEncryptionAvailable: async () => keychain !== 'none',
    getSelectedStorageBackend: () =>
      keychain === 'basic_text' ? ('basic_text' as const) : ('gnome_libsecret' as const),
    encryptStringAsync: async (text: string) => flip(Buffer.from(text)),
    decryptStringAsync: async (sealed: Buffer) => {
      if (keychain === 'refuses') throw new Error('denied');
      return { result: flip(sealed).toString(), shouldReEncrypt: false };
    },
  };
}

/** One core process that does nothing but what it is told to. */
class Child {
  readonly posted: ToCore[] = [];
  /** The passphrase as it was when it arrived: the supervisor overwrites its own. */
  passphrase = '';
  added = '';
  killed = false;
  readonly events: CoreEvents;
  constructor(events: CoreEvents) {
    this.events = events;
  }
  post(message: ToCore): void {
    if (message.type === 'start') this.passphrase = Buffer.from(message.passphrase).toString();
    if (message.type === 'add-passphrase') this.added = Buffer.from(message.added).toString();
    this.posted.push(message);
    if (message.type === 'ping' && this.answersPings) this.say({ type: 'pong', id: message.id });
  }
  answersPings = true;
  say(message: FromCore): void {
    queueMicrotask(() => this.events.onMessage(message));
  }
  kill(): void {
    this.killed = true;
    queueMicrotask(() => this.events.onExit(undefined));
  }
  last<K extends ToCore['type']>(type: K): (ToCore & { type: K }) | undefined {
    return this.posted.findLast((message): message is ToCore & { type: K } => message.type === type);
  }
}

function office(keychain: Keychain = 'works', folder = scratchDirectory()) {
  const clock = createTestClock();
  const children: Child[] = [];
  const states: CoreState[] = [];
  const storage = keychainThat(keychain);
  const vaultFile = join(folder, 'vault.json');
  const core = superviseCore<string>({
    fork: (events) => {
      const child = new Child(events);
      children.push(child);
      return child;
    },
    keyring: createKeyring(vaultFile, keychainSlot(folder, storage, 'linux')),
    clock,
    log: { folder, write: () => {} },
    profileFile: undefined,
    onState: (state) => states.push(state),
    onActivity: () => {},
  });
  const child = (nth: number) => waitUntil(`core ${nth}`, () => children[nth]);
  /** The nth core comes up, with a vault. */
  const up = async (nth: number, passphrases = 1): Promise<Child> => {
    const next = await child(nth);
    next.say({ type: 'ready' });
    await waitUntil('start', () => next.last('start'));
    writeFileSync(vaultFile, '{}');
    next.say({ type: 'started', passphrases });
    await waitUntil('running', () => core.state().state === 'running');
    return next;
  };
  return { clock, children, states, core, folder, vaultFile, child, up };
}

describe('the core’s supervisor', () => {
  it('starts a new vault under a random passphrase that only the Keychain knows, and finds it again', async () => {
    const first = office();
    await first.core.start();
    const { passphrase } = await first.up(0);
    expect(passphrase).toMatch(/^[\w-]{43}$/);
    expect(first.core.vault()).toEqual({ keychain: true, ownPassphrase: false });

    const second = office('works', first.folder);
    await second.core.start();
    expect((await second.up(0)).passphrase).toBe(passphrase);
  });

  it.each(['none', 'basic_text'] as const)(
    'asks a person for a new vault’s passphrase when the keychain is: %s',
    async (keychain) => {
      const { core, up, folder } = office(keychain);
      await core.start();
      expect(core.state()).toEqual({ state: 'locked', vault: 'new' });
      await core.unlock(Buffer.from('正しい馬'));
      expect((await up(0)).passphrase).toBe('正しい馬');
      expect(core.vault()).toEqual({ keychain: false, ownPassphrase: true });
      expect(existsSync(join(folder, 'keychain-slot.json'))).toBe(false);
    },
  );

  it('asks once for the passphrase of a vault that the command line made, then the Keychain opens it', async () => {
    const first = office();
    writeFileSync(first.vaultFile, '{}');
    await first.core.start();
    expect(first.core.state()).toEqual({ state: 'locked', vault: 'existing' });

    await first.core.unlock(Buffer.from('wrong'));
    const refused = await first.child(0);
    refused.say({ type: 'ready' });
    refused.say({ type: 'not-started', problem: { code: 'vault.wrong-passphrase', params: {}, chain: [] } });
    await waitUntil('locked again', () => first.core.state().state === 'locked');
    expect(first.core.state()).toMatchObject({ problem: { code: 'vault.wrong-passphrase' } });

    await first.core.unlock(Buffer.from('right'));
    const core = await first.up(1);
    const { id } = await waitUntil('the offer', () => core.last('add-passphrase'));
    core.say({ type: 'passphrase-added', id, slot: 'slot-2', passphrases: 2 });
    await waitUntil('kept', () => first.core.vault().keychain);
    expect(first.core.vault().ownPassphrase).toBe(true);

    const second = office('works', first.folder);
    await second.core.start();
    expect((await second.up(0)).passphrase).toBe(core.added);
  });

  it('replaces its slot in the vault when the Keychain lost the passphrase', async () => {
    const folder = scratchDirectory();
    const first = office('works', folder);
    await first.core.start();
    await first.up(0);
    const second = office('refuses', folder);
    await second.core.start();
    expect(second.core.state()).toEqual({ state: 'locked', vault: 'existing' });
  });

  it('shuts the door only once: unlocking an open vault is refused', async () => {
    const { core, up } = office();
    await core.start();
    await up(0);
    await expect(core.unlock(Buffer.from('x'))).rejects.toMatchObject({ code: 'window.not-locked' });
  });

  it('starts a core that ended by itself again, later each time, and stops trying in the end', async () => {
    const { core, up, clock, child, children, states } = office();
    await core.start();
    (await up(0)).kill();
    await waitUntil('restarting', () => core.state().state === 'restarting');
    expect(core.state()).toEqual({ state: 'restarting', crashes: 1 });
    await clock.advance(500);
    for (let nth = 1; nth <= mostCrashes; nth++) {
      (await child(nth)).kill();
      await clock.advance(30_000);
    }
    expect(core.state()).toMatchObject({ state: 'failed', problem: { code: 'core.crashing' } });
    await clock.advance(3_600_000);
    expect(children).toHaveLength(mostCrashes + 1);
    expect(states.filter(({ state }) => state === 'restarting')).toHaveLength(mostCrashes);

    await core.start();
    await up(mostCrashes + 1);
    expect(core.state()).toEqual({ state: 'running', start: 2 });
  });

  it('forgets crashes once a core has run well', async () => {
    const { core, up, clock } = office();
    await core.start();
    for (let nth = 0; nth < mostCrashes + 4; nth++) {
      const child = await up(nth);
      await clock.advance(61_000);
      child.kill();
      await clock.advance(500);
    }
    expect(core.state()).not.toMatchObject({ state: 'failed' });
  });

  it('does not start again what only a person can cure', async () => {
    const { core, child, children, clock } = office();
    await core.start();
    const refused = await child(0);
    refused.say({ type: 'ready' });
    refused.say({ type: 'not-started', problem: { code: 'store.owned', params: {}, chain: [] } });
    await waitUntil('failed', () => core.state().state === 'failed');
    await clock.advance(3_600_000);
    expect(children).toHaveLength(1);
    expect(refused.killed).toBe(true);
  });

  it('fails in words when what opens the vault cannot be had, and tries again when told to', async () => {
    const { core, folder, up } = office();
    // The Keychain's file cannot be written where a folder is.
    mkdirSync(join(folder, 'keychain-slot.json'));
    await core.start();
    expect(core.state()).toMatchObject({ state: 'failed' });
    rmSync(join(folder, 'keychain-slot.json'), { recursive: true });
    await core.start();
    await up(0);
  });

  it('kills a stuck core and starts another, but not inside a one-way step', async () => {
    const { core, up, clock } = office();
    await core.start();
    const stuck = await up(0);
    stuck.say({ type: 'one-way', endsInMs: 210_000 });
    await clock.advance(1_000);
    stuck.answersPings = false;
    await clock.advance(200_000);
    expect(stuck.killed).toBe(false);
    await clock.advance(15_000);
    expect(stuck.killed).toBe(true);
    await up(1);
  });

  it('kills a core that never gets ready', async () => {
    const { core, child, clock } = office();
    await core.start();
    const silent = await child(0);
    silent.answersPings = false;
    await clock.advance(20_000);
    expect(silent.killed).toBe(true);
  });

  it('stops in good order, by force after half a minute, and starts nothing afterwards', async () => {
    const { core, up, clock, children } = office();
    await core.start();
    const child = await up(0);
    const stopped = core.stop();
    expect(child.last('stop')).toBeDefined();
    await clock.advance(31_000);
    await stopped;
    expect(child.killed).toBe(true);
    await clock.advance(3_600_000);
    expect(children).toHaveLength(1);
  });

  it('hands ports to a running core only', async () => {
    const { core, up } = office();
    await core.start();
    expect(core.connect('port')).toBe(false);
    const child = await up(0);
    expect(core.connect('port')).toBe(true);
    expect(child.last('face')).toEqual({ type: 'face', role: 'operator' });
  });

  it('keeps no passphrase in the messages it has sent', async () => {
    const { core, up } = office('none');
    await core.start();
    await core.unlock(Buffer.from('secret'));
    const child = await up(0);
    expect(Buffer.from(child.last('start')?.passphrase ?? '').toString()).toBe('\0'.repeat(6));
  });
});
