import { z } from 'zod';
import type { PracticeButton, PracticeOffer, PracticeScreen } from '../../../shared/contract/host.ts';
import type { Room } from './room.ts';

const stateSchema = z.object({
  devices: z.array(
    z.object({
      udid: z.string(),
      serial: z.string(),
      productType: z.string(),
      screen: z.enum([
        'hello',
        'setup',
        'remote-management',
        'applying-configuration',
        'invalid-profile',
        'login-prompt',
        'home',
        'erasing',
        'booting',
        'off',
      ]),
      running: z.boolean(),
      name: z.string(),
      trustDialog: z.boolean(),
      locked: z.boolean(),
      enrollmentAlert: z.string().nullable(),
    }),
  ),
});
type BenchDevice = z.infer<typeof stateSchema>['devices'][number];

/** The bench tells of most changes by itself; the trust dialog comes up without a word. */
const lookEveryMs = 1_000;
/** One tap changes several things at once. */
const settleMs = 120;

/** What a person at the bench of a practice room sees and taps, and the notes lying beside it. */
export type Desk = {
  readonly offer: PracticeOffer;
  screens(): Promise<readonly PracticeScreen[]>;
  tap(udid: string, button: PracticeButton): Promise<void>;
  /** Told of every screen that changed. */
  onScreen(listener: (screen: PracticeScreen) => void): () => void;
  close(): void;
};

export async function sitAtDesk(room: Room): Promise<Desk> {
  const { benchControl } = room;
  const listeners = new Set<(screen: PracticeScreen) => void>();
  const shown = new Map<string, string>();
  let soon: ReturnType<typeof setTimeout> | undefined;

  const screens = async () => stateSchema.parse(await benchControl.call('state')).devices.map(screenOf);
  const look = async () => {
    for (const screen of await screens()) {
      const text = JSON.stringify(screen);
      if (shown.get(screen.udid) === text) continue;
      shown.set(screen.udid, text);
      for (const listener of listeners) listener(screen);
    }
  };
  // A bench that closes is the end of the room, which its owner notices.
  const lookNow = () => void look().catch(() => {});
  const lookSoon = () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      lookNow();
    }, settleMs);
  };
  const often = setInterval(() => {
    if (listeners.size > 0) lookNow();
  }, lookEveryMs);
  benchControl.onEvent(lookSoon);
  await benchControl.call('subscribe', {});

  return {
    offer: offerOf(room),
    screens,
    tap: async (udid, button) => {
      await benchControl.call('tap', { udid, button, actor: 'operator' });
      lookSoon();
    },
    onScreen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      clearInterval(often);
      clearTimeout(soon);
    },
  };
}

function offerOf({ mdm, bench }: Room): PracticeOffer {
  return {
    mobiconnect: mdm.enrollment.mobiconnect.map((group) => ({ ...group, host: new URL(group.url).host })),
    plainUrl: mdm.enrollment.plain,
    anchors: mdm.anchors,
    records: mdm.records,
    wifi: bench.room,
    ports: bench.devices.map(({ locationId, udid, serial }) => ({ locationId, udid, serial })),
  };
}

function screenOf(device: BenchDevice): PracticeScreen {
  const { udid, serial, productType, screen, name, trustDialog, locked, enrollmentAlert } = device;
  return {
    udid,
    serial,
    productType,
    screen,
    name,
    trustDialog,
    locked,
    buttons: buttonsOf(device),
    ...(enrollmentAlert === null ? {} : { alert: enrollmentAlert }),
  };
}

/** What the screen offers, as the bench's own rules have it (practice/bench/device/taps.ts). */
function buttonsOf({ screen, trustDialog, running }: BenchDevice): PracticeButton[] {
  if (!running) return [];
  if (trustDialog) return ['trust', 'dont-trust'];
  switch (screen) {
    case 'hello':
    case 'setup':
      return ['next'];
    case 'remote-management':
      return ['apply-configuration'];
    case 'invalid-profile':
    case 'login-prompt':
      return ['cancel'];
    default:
      return [];
  }
}
