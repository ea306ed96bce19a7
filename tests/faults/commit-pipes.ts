import { readSync, writeSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import { z } from 'zod';
import { createLineSplitter, encodeLine } from '../../electron/codecs/json-lines.ts';
import type { CommitWitness } from '../../electron/store/group-commit.ts';

/** The gated station tells of a commit on the first and waits for one byte on the second. */
export const commitDescriptors = { tell: 4, wait: 5 } as const;

const commitSchema = z.object({ moment: z.enum(['before', 'after']), notes: z.array(z.string()) });
export type Commit = z.infer<typeof commitSchema>;

/** The station's end: stands still, its whole thread, until the harness lets it go on. */
export const standStillAtCommit: CommitWitness = (moment, notes) => {
  writeSync(commitDescriptors.tell, encodeLine({ moment, notes }));
  readSync(commitDescriptors.wait, Buffer.alloc(1));
};

export type CommitPipes = { onCommit(listener: (commit: Commit, release: () => void) => void): void };

/** The harness's end. */
export function commitPipes(tell: Duplex, wait: Duplex): CommitPipes {
  const split = createLineSplitter(1024 * 1024);
  // A killed station leaves both ends broken; there is nothing to do about it.
  for (const pipe of [tell, wait]) pipe.on('error', () => {});
  return {
    onCommit: (listener) =>
      void tell.on('data', (chunk: Buffer) => {
        for (const line of split(chunk)) listener(commitSchema.parse(JSON.parse(line)), () => wait.write('.'));
      }),
  };
}
