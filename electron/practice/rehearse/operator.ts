import { z } from 'zod';
import type { ControlClient } from '../control/client.ts';

const stateSchema = z.object({
  devices: z.array(z.object({ udid: z.string(), screen: z.string(), trustDialog: z.boolean() })),
});
const screenEventSchema = z.object({
  event: z.literal('device'),
  what: z.literal('screen'),
  udid: z.string(),
  screen: z.string(),
});

/** What a person taps on a screen that waits for one, once the device was begun with; others are left alone. */
const buttonFor: Readonly<Record<string, string>> = {
  hello: 'next',
  'remote-management': 'apply-configuration',
  setup: 'next',
};

export type Operator = {
  /** Walks the device through Setup Assistant from Hello on, as far as taps lead; the second time does nothing. */
  begin(udid: string): Promise<void>;
  /** Answers the trust dialog, when the device shows one. */
  trust(udid: string): Promise<void>;
  /** Taps again on every device begun with: one without a network shows the same screen again. */
  retry(): Promise<void>;
  rest(): void;
};

/** Plays the person who walks along the bench; every tap is named as the operator's and counted by the bench. */
export async function playOperator(bench: ControlClient): Promise<Operator> {
  const begun = new Set<string>();
  const stateOf = async () => stateSchema.parse(await bench.call('state')).devices;
  const press = (udid: string, button: string) => bench.call('tap', { udid, button, actor: 'rehearsal operator' });
  const tap = async (udid: string, screen: string) => {
    const button = buttonFor[screen];
    if (begun.has(udid) && button !== undefined) await press(udid, button);
  };
  bench.onEvent((event) => {
    const change = screenEventSchema.safeParse(event);
    // The screen may have gone on before the tap came.
    if (change.success) void tap(change.data.udid, change.data.screen).catch(() => {});
  });
  await bench.call('subscribe', {});
  return {
    begin: async (udid) => {
      if (begun.has(udid)) return;
      begun.add(udid);
      const device = (await stateOf()).find((candidate) => candidate.udid === udid);
      if (device !== undefined) await tap(udid, device.screen);
    },
    trust: async (udid) => {
      const device = (await stateOf()).find((candidate) => candidate.udid === udid);
      if (device?.trustDialog === true) await press(udid, 'trust');
    },
    retry: async () => {
      for (const device of await stateOf()) await tap(device.udid, device.screen);
    },
    rest: () => begun.clear(),
  };
}
