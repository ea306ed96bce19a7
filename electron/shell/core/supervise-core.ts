import { assertNever } from '../../../shared/assert-never.ts';
import type { CoreState } from '../../../shared/contract/window.ts';
import type { Problem } from '../../../shared/domain/run.ts';
import { asKitError, fromProblem, KitError } from '../../../shared/errors/kit-error.ts';
import type { Activity, FromCore } from '../../core/messages.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../log.ts';
import { mostCrashes, restartPause, stableMs } from './back-off.ts';
import type { CoreChild, ForkCore } from './core-child.ts';
import { type Heartbeat, startHeartbeat } from './heartbeat.ts';
import type { Keyring } from './keyring.ts';

/** Orderly ends take their time: one-way steps under way get their grace (20 s), records are written. */
const stopPatienceMs = 30_000;
const addPatienceMs = 30_000;

export type CoreSupervisor<P> = {
  state(): CoreState;
  vault(): { readonly keychain: boolean; readonly ownPassphrase: boolean };
  start(): Promise<void>;
  /** Opens or makes the vault. @throws KitError `window.not-locked`. */
  unlock(passphrase: Buffer): Promise<void>;
  /** @throws KitError when the vault did not take it. */
  addPassphrase(passphrase: Buffer): Promise<void>;
  /** Hands a face its port. @returns false when no core is running: the port is the caller's still. */
  connect(port: P): boolean;
  pause(paused: boolean): void;
  sleep(asleep: boolean): void;
  /** Ends the core in good order, by force when it takes too long. */
  stop(): Promise<void>;
};

type Options<P> = {
  readonly fork: ForkCore<P>;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly log: Log;
  /** A station profile file in place of the production station. */
  readonly profileFile: string | undefined;
  readonly onState: (state: CoreState) => void;
  readonly onActivity: (activity: Activity | undefined) => void;
};

/** Keeps one core alive: starts it, restarts it when it ends by itself, and judges whether it is stuck. */
export function superviseCore<P>(options: Options<P>): CoreSupervisor<P> {
  const { fork, keyring, clock, log, profileFile } = options;
  let state: CoreState = { state: 'starting' };
  let child: CoreChild<P> | undefined;
  let heartbeat: Heartbeat | undefined;
  let cancelTimer = () => {};
  let crashes = 0;
  let starts = 0;
  let passphrases = 0;
  let stopping: PromiseWithResolvers<void> | undefined;
  let nextId = 0;
  const adding = new Map<number, PromiseWithResolvers<string>>();

  function enter(next: CoreState): void {
    state = next;
    options.onState(next);
  }

  async function start(): Promise<void> {
    cancelTimer();
    if (child !== undefined || stopping !== undefined) return;
    const passphrase = await keyring.passphrase().catch((error: unknown) => asKitError(error).toProblem());
    if (passphrase === undefined) return lock(undefined);
    if (!Buffer.isBuffer(passphrase)) return enter({ state: 'failed', problem: passphrase });
    if (child === undefined && stopping === undefined) launch(passphrase);
  }

  function lock(problem: Problem | undefined): void {
    const vault = keyring.vaultExists() ? 'existing' : 'new';
    enter({ state: 'locked', vault, ...(problem === undefined ? {} : { problem }) });
  }

  function launch(passphrase: Buffer): void {
    const launched = fork({
      onMessage: (message) => {
        if (child === launched) take(message, launched, passphrase);
      },
      onExit: (code) => {
        passphrase.fill(0);
        if (child === launched) ended(code);
      },
    });
    child = launched;
    heartbeat = startHeartbeat(clock, {
      ask: (id) => launched.post({ type: 'ping', id }),
      stuck: () => {
        log.write('core-stuck', {});
        launched.kill();
      },
    });
  }

  function take(message: FromCore, from: CoreChild<P>, passphrase: Buffer): void {
    switch (message.type) {
      case 'ready':
        from.post({ type: 'start', passphrase, ...(profileFile === undefined ? {} : { profileFile }) });
        passphrase.fill(0);
        break;
      case 'started':
        passphrases = message.passphrases;
        running();
        break;
      case 'not-started':
        notStarted(message.problem, from);
        break;
      case 'pong':
        heartbeat?.answered();
        break;
      case 'one-way':
        heartbeat?.protectFor(message.endsInMs);
        break;
      case 'activity':
        options.onActivity(message.activity);
        break;
      case 'passphrase-added':
        passphrases = message.passphrases;
        adding.get(message.id)?.resolve(message.slot);
        break;
      case 'passphrase-not-added':
        adding.get(message.id)?.reject(fromProblem(message.problem));
        break;
      case 'fault':
        log.write('core-fault', { name: message.name, code: message.code ?? '', at: message.at.join(' | ') });
        break;
      case 'stopped':
        break;
      default:
        assertNever(message);
    }
  }

  function running(): void {
    starts += 1;
    log.write('core-running', { start: starts });
    cancelTimer = clock.after(stableMs, () => {
      crashes = 0;
    });
    enter({ state: 'running', start: starts });
    keepInKeychain().catch(() => log.write('keychain-refused', {}));
  }

  /** From the next start on no person has to open the vault. */
  async function keepInKeychain(): Promise<void> {
    const offer = await keyring.offer();
    if (offer === undefined) return;
    const slot = await add(
      Buffer.from(offer.passphrase),
      offer.replaces === undefined ? {} : { replaces: offer.replaces },
    );
    await keyring.accept(offer.passphrase, slot);
    offer.passphrase.fill(0);
    options.onState(state);
  }

  async function add(added: Buffer, more: { readonly replaces?: string; readonly asked?: true }): Promise<string> {
    const current = await keyring.passphrase();
    if (child === undefined || current === undefined) throw new KitError('station.not-running');
    const id = nextId++;
    const answer = Promise.withResolvers<string>();
    adding.set(id, answer);
    const cancel = clock.after(addPatienceMs, () => {
      answer.reject(new KitError('internal.timeout', { what: 'vault', seconds: String(addPatienceMs / 1000) }));
    });
    child.post({ type: 'add-passphrase', id, current, added, ...more });
    current.fill(0);
    added.fill(0);
    try {
      return await answer.promise;
    } finally {
      cancel();
      adding.delete(id);
    }
  }

  function notStarted(problem: Problem, from: CoreChild<P>): void {
    log.write('core-not-started', { code: problem.code });
    release();
    from.kill();
    if (problem.code === 'vault.wrong-passphrase') {
      keyring.discard();
      lock(problem);
    } else {
      enter({ state: 'failed', problem });
    }
  }

  /** The process is no longer ours: what still comes of it is not listened to. */
  function release(): void {
    child = undefined;
    cancelTimer();
    heartbeat?.stop();
    heartbeat = undefined;
    for (const answer of adding.values()) answer.reject(new KitError('station.connection-lost'));
    options.onActivity(undefined);
  }

  function ended(code: number | undefined): void {
    release();
    if (stopping !== undefined) {
      stopping.resolve();
      return;
    }
    crashes += 1;
    log.write('core-ended', { code: code ?? -1, crashes });
    if (crashes > mostCrashes) {
      enter({ state: 'failed', problem: new KitError('core.crashing', { count: String(crashes) }).toProblem() });
    } else {
      enter({ state: 'restarting', crashes });
      cancelTimer = clock.after(restartPause(crashes), () => void start());
    }
  }

  return {
    state: () => state,
    vault: () => {
      const keychain = keyring.usesKeychain();
      return { keychain, ownPassphrase: !keychain || passphrases > 1 };
    },
    start: async () => {
      if (state.state !== 'running') crashes = 0;
      if (state.state === 'failed') enter({ state: 'starting' });
      await start();
    },
    unlock: async (passphrase) => {
      if (state.state !== 'locked') throw new KitError('window.not-locked');
      keyring.hold(passphrase);
      enter({ state: 'starting' });
      await start();
    },
    addPassphrase: async (passphrase) => {
      await add(passphrase, { asked: true });
      options.onState(state);
    },
    connect: (port) => {
      if (child === undefined || state.state !== 'running') return false;
      child.post({ type: 'face', role: 'operator' }, port);
      return true;
    },
    pause: (paused) => child?.post({ type: 'pause', paused }),
    sleep: (asleep) => {
      child?.post({ type: 'sleep', asleep });
      if (asleep) heartbeat?.rest();
      else heartbeat?.wake();
    },
    stop: async () => {
      stopping ??= Promise.withResolvers<void>();
      cancelTimer();
      const last = child;
      if (last === undefined) return;
      heartbeat?.stop();
      last.post({ type: 'stop' });
      const cancel = clock.after(stopPatienceMs, () => last.kill());
      await stopping.promise;
      cancel();
    },
  };
}
