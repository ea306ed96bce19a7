import type { RunJournal } from '../../electron/kitting/run-journal.ts';
import type { RunEvent } from '../../shared/domain/run.ts';

export type Death = {
  /** Wraps a journal that dies with its process. */
  wrap(journal: RunJournal): RunJournal;
  readonly happened: Promise<void>;
};

/**
 * A process that dies at an event: right before the event reaches the disk, or right after. From then on nothing is
 * written any more, whatever the dead core still tries.
 */
export function deathAt(moment: 'before' | 'after', isIt: (event: RunEvent) => boolean): Death {
  const { promise: happened, resolve } = Promise.withResolvers<void>();
  let dead = false;

  function write<T>(event: RunEvent, work: () => T): T {
    if (dead) throw new Error('this core is dead');
    if (!isIt(event)) return work();
    if (moment === 'after') work();
    dead = true;
    resolve();
    throw new Error('this core dies now');
  }

  return {
    happened,
    wrap: (journal) => ({
      ...journal,
      // To die after an event means that it was durable: the queue of the real one may be lost with its process.
      append: (runId, event) =>
        write(event, () =>
          isIt(event) ? Promise.resolve(journal.appendDurable(runId, event)) : journal.append(runId, event),
        ),
      appendDurable: (runId, event) => write(event, () => journal.appendDurable(runId, event)),
      consent: (consent, event) => write(event, () => journal.consent(consent, event)),
      end: (runId, event, record) => write(event, () => journal.end(runId, event, record)),
    }),
  };
}
