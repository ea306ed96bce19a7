import { createHash } from 'node:crypto';
import { transferExtension } from '../../../shared/domain/transfer.ts';
import { canonicalPassphrase } from '../../../shared/domain/word-passphrase.ts';
import { dayOf } from '../../checks/days.ts';
import { newPassphrase } from '../../identity/new-passphrase.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { openBundle, writeBundle } from '../transfer/bundle.ts';
import { sections } from '../transfer/registry.ts';
import { compare, decide, takeIn } from '../transfer/take-in.ts';

type TransferHandlers = Pick<Handlers, Extract<keyof Handlers, `transfer.${string}`>>;
type TransferContext = Pick<StationContext, 'store' | 'secrets' | 'profiles' | 'clock' | 'publishStatus'> & {
  readonly backups: Pick<StationContext['backups'], 'take'>;
  readonly backends: Pick<StationContext['backends'], 'forget'>;
  readonly outbox: Pick<StationContext['outbox'], 'resume'>;
  readonly retention: Pick<StationContext['retention'], 'start'>;
};

/** A station's set-up as one sealed file, and such a file taken in. */
export function transferHandlers(context: TransferContext): TransferHandlers {
  const { store, secrets, profiles, clock, backups, backends, outbox, retention, publishStatus } = context;
  const parts = { store, secrets, profiles, clock };
  return {
    'transfer.contents': () =>
      sections.map(({ name, needs, isPart, names }) => ({
        section: name,
        names: names(parts),
        needs: [...needs],
        isPart,
      })),
    'transfer.export': async ({ passphrase: own, ...wish }) => {
      const passphrase = own ?? newPassphrase();
      const file = await writeBundle(parts, wish, bytesOf(passphrase));
      return {
        fileName: `kitbench-${fileWord(store.settings.stationName())}-${dayOf(clock.now())}${transferExtension}`,
        data: file.toString('base64'),
        sha256: createHash('sha256').update(file).digest('hex'),
        ...(own === undefined ? { passphrase } : {}),
      };
    },
    'transfer.read': async ({ data, passphrase }) => {
      const bundle = await openBundle(Buffer.from(data, 'base64'), bytesOf(passphrase));
      return compare(bundle, parts).preview;
    },
    'transfer.import': async ({ data, passphrase, choices, trust }) => {
      const bundle = await openBundle(Buffer.from(data, 'base64'), bytesOf(passphrase));
      // A wish that is refused anyway leaves no copy behind.
      decide(compare(bundle, parts).preview, { choices, trust });
      const backup = await backups.take('before-import');
      // Compared only now: what was saved meanwhile counts.
      const comparison = compare(bundle, parts);
      const result = await takeIn(comparison, { choices, trust });
      for (const id of comparison.into.changedServers) {
        backends.forget(id);
        outbox.resume(id);
      }
      retention.start();
      publishStatus();
      return { backup: backup.name, ...result };
    },
  };
}

function bytesOf(passphrase: string): Buffer {
  return Buffer.from(canonicalPassphrase(passphrase), 'utf8');
}

function fileWord(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60);
}
