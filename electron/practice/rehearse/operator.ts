import { z } from 'zod';
import type { ControlClient } from '../control/client.ts';

const stateSchema = z.object({
  devices: z.array(
    z.object({
      screen: z.string(),
      online: z.boolean(),
      trustDialog: z.boolean(),
      locked: z.boolean(),
    }),
  ),
});
type Seen = z.infer<typeof stateSchema>['devices'][number];

const screenEventSchema = z.object({ event: z.literal('device'), what: z.literal('screen'), udid: z.string() });

/** After some time on a charger. */
const chargedPercent = 80;

/** A person's hands on the devices of a bench. What the bench counts as taps are these, and no others. */
export type Operator = {
  /** Takes a prepared device in hand, and from then on taps each screen that waits for it once; again does nothing. */
  begin(udid: string): Promise<void>;
  /** Answers the trust dialog, when the device shows one. */
  trust(udid: string): Promise<void>;
  /** Types the passcode of a locked device. */
  unlock(udid: string): Promise<void>;
  /** Installs the profile that waits under 「ダウンロード済みのプロファイル」. */
  'install-profile'(udid: string): Promise<void>;
  charge(udid: string): Promise<void>;
  rest(): void;
};

/** Plays the person who walks along the bench; every tap is named as the operator's and counted by the bench. */
export async function playOperator(bench: ControlClient): Promise<Operator> {
  /** By UDID: the screen last tapped away, of devices begun with. */
  const begun = new Map<string, string | undefined>();
  const look = async (udid: string) => {
    return stateSchema.parse(await bench.call('state', { udids: [udid] })).devices[0];
  };
  const press = async (udid: string, button: string) => {
    await bench.call('tap', { udid, button, actor: 'rehearsal operator' });
  };
  const goOn = async (udid: string) => {
    const device = begun.has(udid) ? await look(udid) : undefined;
    if (device === undefined || begun.get(udid) === device.screen) return;
    const button = buttonOn(device);
    if (button === undefined) return;
    begun.set(udid, device.screen);
    await press(udid, button);
  };
  bench.onEvent((event) => {
    const change = screenEventSchema.safeParse(event);
    if (!change.success || !begun.has(change.data.udid)) return;
    begun.set(change.data.udid, undefined);
    // The screen may have gone on before the tap came.
    void goOn(change.data.udid).catch(() => {});
  });
  await bench.call('subscribe', {});
  return {
    begin: async (udid) => {
      if (begun.has(udid)) return;
      begun.set(udid, undefined);
      await goOn(udid);
    },
    trust: async (udid) => {
      if ((await look(udid))?.trustDialog === true) await press(udid, 'trust');
    },
    unlock: async (udid) => {
      if ((await look(udid))?.locked === true) await bench.call('unlock', { udid });
    },
    'install-profile': (udid) => press(udid, 'install-profile'),
    charge: async (udid) => void (await bench.call('battery', { udid, percent: chargedPercent })),
    rest: () => begun.clear(),
  };
}

/** What a person taps on a screen that waits for one; nothing on one that goes on by itself. */
function buttonOn({ screen, online }: Seen): string | undefined {
  switch (screen) {
    case 'hello':
      return 'next';
    case 'remote-management':
      return 'apply-configuration';
    case 'setup':
      // Without a network this is the Wi-Fi pane: nothing to tap there, and it goes on by itself once there is one.
      return online ? 'next' : undefined;
    default:
      return undefined;
  }
}
