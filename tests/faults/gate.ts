import { z } from 'zod';
import { type ControlClient, openControl } from '../../electron/practice/control/client.ts';
import type { CommitPipes } from './commit-pipes.ts';
import { type Counter, createCounter, nameOf, type Point } from './point.ts';

const messageSchema = z.object({
  event: z.literal('message'),
  n: z.number().int(),
  udid: z.string(),
  service: z.string(),
  name: z.string(),
  phase: z.enum(['received', 'answered']),
});

/** The station stands still at a point until it is released. */
export type Held = { readonly points: readonly Point[]; release(): void };

/**
 * Everything that passes between station and bench, and every commit of the station, goes through this gate one by one:
 * it keeps the order in which it all happened, and stops the station where it was told to.
 */
export type Gate = {
  /** Starts a new trace: from now on only this device's messages count. */
  follow(udid: string): void;
  /** Points passed since `follow`; those of one commit stand together. */
  readonly trace: readonly (readonly Point[])[];
  /** Resolves when the station stands at the point. Nothing else is held meanwhile. */
  holdAt(point: Point): Promise<Held>;
  /** Gives up a point that was not reached. */
  holdNothing(): void;
  /** A started station's commits pass this gate as well. */
  join(commits: CommitPipes): void;
  close(): void;
};

export async function openGate(benchControlPath: string): Promise<Gate> {
  const bench: ControlClient = await openControl(benchControlPath);
  let udid = '';
  let count: Counter = createCounter();
  let trace: (readonly Point[])[] = [];
  let target: { readonly name: string; readonly held: (held: Held) => void } | undefined;

  function pass(points: readonly Point[], release: () => void): void {
    if (points.length > 0) trace.push(points);
    const wanted = target;
    if (wanted !== undefined && points.some((point) => nameOf(point) === wanted.name)) {
      target = undefined;
      wanted.held({ points, release });
    } else {
      release();
    }
  }

  bench.onEvent((event) => {
    const message = messageSchema.safeParse(event);
    if (!message.success) return;
    const { n, service, name, phase } = message.data;
    // After a release the bench may have let go by itself, because its client went away.
    const release = () => void bench.call('go', { n }).catch(() => {});
    if (message.data.udid === udid) {
      const occurrence = count(`${service} ${name} ${phase}`);
      pass([{ at: 'message', service, name, phase, occurrence }], release);
    } else {
      release();
    }
  });
  await bench.call('subscribe', { gate: true });

  return {
    follow: (next) => {
      udid = next;
      count = createCounter();
      trace = [];
      target = undefined;
    },
    get trace() {
      return trace;
    },
    holdAt: (point) =>
      new Promise((held) => {
        target = { name: nameOf(point), held };
      }),
    holdNothing: () => {
      target = undefined;
    },
    join: (commits) =>
      commits.onCommit(({ moment, notes }, release) => {
        const points = notes.map((note): Point => {
          return { at: 'commit', note, moment, occurrence: count(`commit ${note} ${moment}`) };
        });
        pass(points, release);
      }),
    close: () => bench.close(),
  };
}
