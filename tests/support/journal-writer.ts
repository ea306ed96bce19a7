import { writeSync } from 'node:fs';
import { systemClock } from '../../electron/ports/clock.ts';
import { openStore } from '../../electron/store/store.ts';
import { sampleRecord, startSampleRun } from './sample-run.ts';

/**
 * Works a store as hard as it can until it is killed, and says on stdout what was acknowledged: `run`, `n` and how many
 * events of it are durable; `end` for a run whose end was committed. Events come alone, in groups and behind barriers.
 * With a second argument such as `before run-ended` it kills itself at the first commit that is so.
 */
const [dataDir = '', killAt = ''] = process.argv.slice(2);
const store = openStore({
  dataDir,
  clock: systemClock,
  witness: (moment, notes) => {
    if (notes.some((note) => `${moment} ${note}` === killAt)) process.kill(process.pid, 'SIGKILL');
  },
});
const say = (line: string) => void writeSync(1, `${line}\n`);

for (;;) {
  const runs = Array.from({ length: 4 }, () => startSampleRun(store));
  for (const run of runs) say(`${run} 1`);
  for (let round = 1; round <= 12; round++) {
    await Promise.all(
      runs.map(async (run) => {
        await store.journal.append(run, { type: 'step-intent', step: 'pair', try: round });
        say(`${run} ${round * 2}`);
        store.journal.appendDurable(run, { type: 'step-outcome', step: 'pair', try: round, outcome: 'done' });
        say(`${run} ${round * 2 + 1}`);
      }),
    );
  }
  for (const run of runs) {
    store.journal.endRun(run, { type: 'run-ended', end: 'prepared' }, sampleRecord(run));
    say(`${run} end`);
  }
}
