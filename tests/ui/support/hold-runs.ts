import { join } from 'node:path';
import { z } from 'zod';
import { openControl } from '../../../electron/practice/control/client.ts';
import type { BehindTheScenes } from './served-room.ts';

const messageSchema = z.object({
  event: z.literal('message'),
  n: z.number(),
  udid: z.string(),
  name: z.string(),
  phase: z.enum(['received', 'answered']),
});

/** Runs that stand still in the middle of what they do to their devices. */
export type HeldRuns = {
  /** Resolves once this many devices stand there. */
  reached(count: number): Promise<void>;
  /** Lets everything go on. */
  release(): void;
};

/**
 * Holds every device at the moment after a message took effect and before the station hears of it: the worst moment for
 * anything to die.
 * @param message as the device's service names it, such as `SetCloudConfiguration`
 */
export async function holdRunsAfter(message: string, { folder }: Pick<BehindTheScenes, 'folder'>): Promise<HeldRuns> {
  const control = await openControl(join(folder, 'bench.sock'));
  const held = new Set<string>();
  let told = () => {};
  control.onEvent((event) => {
    const found = messageSchema.safeParse(event);
    if (!found.success) return;
    const { n, udid, name, phase } = found.data;
    if (name === message && phase === 'answered') {
      held.add(udid);
      told();
      return;
    }
    control.call('go', { n }).catch(() => {});
  });
  await control.call('subscribe', { gate: true });
  return {
    reached: (count) =>
      new Promise((resolve) => {
        told = () => {
          if (held.size >= count) resolve();
        };
        told();
      }),
    release: () => control.close(),
  };
}
