import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

type BackupHandlers = Pick<Handlers, Extract<keyof Handlers, `backups.${string}`>>;

/** Copies of the station's own store. */
export function backupHandlers({
  backups,
  requestStop,
}: Pick<StationContext, 'backups' | 'requestStop'>): BackupHandlers {
  return {
    'backups.list': () => backups.list(),
    'backups.take': () => backups.take('by-hand'),
    'backups.verify': ({ name }) => backups.verify(name),
    'backups.keep': ({ days }) => {
      backups.keep(days);
      return backups.list();
    },
    'backups.restore': async ({ name }) => {
      const replaced = await backups.prepareRestore(name);
      requestStop();
      return { replaced };
    },
  };
}
