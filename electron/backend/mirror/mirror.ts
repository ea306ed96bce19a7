import type { MirrorStatus } from '../../../shared/domain/mirror.ts';
import { asKitError, type KitError } from '../../../shared/errors/kit-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MirrorLogEntry } from '../../store/repositories/mirror.ts';
import type { Store } from '../../store/store.ts';
import { type MirrorEntry, type MirrorKeySource, sealEntry } from './format.ts';
import { openMirrorFile } from './mirror-file.ts';

/** How often a folder that is away, full or not writable is looked for. */
const lookAgainMs = 20_000;
/** A share that hangs must not keep the station from ending. */
const stopPatienceMs = 2_000;
const batch = 200;

export type MirrorTarget = MirrorKeySource & { readonly folder: string; readonly key: Buffer };

export type Mirror = {
  /** Something came into the queue or left it by hand, or the target changed. */
  kick(): void;
  /** undefined when no mirror is set. */
  status(): MirrorStatus | undefined;
  /** Resolves when everything that was there at the call is written, or cannot be now. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Appends every record, sealed, to a file in a folder of the user's choice, right after its commit. It only ever runs
 * after the queue: what cannot be written there now is in the queue and is written when the folder is back.
 */
export function createMirror(options: {
  readonly store: Pick<Store, 'mirror' | 'write'>;
  readonly station: string;
  /** Asked anew before each write. */
  readonly target: () => MirrorTarget | undefined;
  readonly clock: Clock;
  readonly onChange?: () => void;
}): Mirror {
  const { store, station, target, clock, onChange = () => {} } = options;
  let problem: KitError | undefined;
  let writtenUpTo = 0;
  let wanted = false;
  let stopped = false;
  let round: Promise<void> | undefined;
  let cancelTimer = () => {};

  function kick(): void {
    if (stopped || target() === undefined) return;
    wanted = true;
    round ??= run().finally(() => {
      round = undefined;
    });
  }

  async function run(): Promise<void> {
    cancelTimer();
    while (wanted && !stopped) {
      wanted = false;
      try {
        await catchUp();
        problem = undefined;
      } catch (error) {
        problem = asKitError(error);
        cancelTimer = clock.after(lookAgainMs, kick);
      }
      onChange();
    }
  }

  async function catchUp(): Promise<void> {
    const to = target();
    if (to === undefined) return;
    const file = await openMirrorFile(to.folder, station, to.key, to);
    const { fileId } = file.header;
    try {
      writtenUpTo = store.mirror.cursor(fileId);
      for (let entries = next(); entries.length > 0 && !stopped; entries = next()) {
        await file.append(entries.map((entry) => sealEntry(to.key, fileId, entryOf(entry))).join(''));
        writtenUpTo = entries.at(-1)?.entry ?? writtenUpTo;
        // Lost by a power cut, it only lets some entries be written twice.
        await store.write(() => store.mirror.saveCursor(fileId, writtenUpTo, clock.now().toISOString()));
      }
    } finally {
      await file.close();
    }
  }

  function next(): MirrorLogEntry[] {
    return store.mirror.after(writtenUpTo, batch);
  }

  return {
    kick,
    status: () => {
      const to = target();
      if (to === undefined) return undefined;
      const latest = store.mirror.latest();
      const waiting = store.mirror.countAfter(Math.max(writtenUpTo, latest?.entry ?? 0));
      return {
        folder: to.folder,
        state: waiting > 0 || problem !== undefined ? 'behind' : 'up-to-date',
        waiting,
        ...(latest === undefined ? {} : { lastWrittenAt: latest.at }),
        ...(problem === undefined ? {} : { problem: problem.toProblem() }),
      };
    },
    settled: async () => {
      kick();
      await round;
    },
    stop: async () => {
      stopped = true;
      cancelTimer();
      const patience = Promise.withResolvers<void>();
      const cancel = clock.after(stopPatienceMs, patience.resolve);
      await Promise.race([round, patience.promise]);
      cancel();
    },
  };
}

function entryOf({ kind, recordId, payload, sha256, serverId, serverName }: MirrorLogEntry): MirrorEntry {
  if (kind === 'dropped' || payload === null) return { kind: 'dropped', recordId };
  return {
    kind,
    recordId,
    sha256: sha256 ?? '',
    payload: payload.toString('utf8'),
    server: serverId === null ? null : { id: serverId, name: serverName ?? '' },
  };
}
