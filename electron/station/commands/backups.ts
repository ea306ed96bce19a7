import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

/** The answer is on its way before the line is cut. */
const answerMs = 250;

type BackupHandlers = Pick<Handlers, Extract<keyof Handlers, `backups.${string}`>>;

/** Copies of the station's own store. */
export function backupHandlers({
  backups,
  clock,
  requestStop,
}: Pick<StationContext, 'backups' | 'clock' | 'requestStop'>): BackupHandlers {
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
      clock.after(answerMs, requestStop);
      return { replaced };
    },
  };
}
