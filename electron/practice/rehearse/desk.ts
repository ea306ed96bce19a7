import { z } from 'zod';
import {
  type PracticeButton,
  type PracticeOffer,
  type PracticeScreen,
  practiceScreenSchema,
} from '../../../shared/contract/host.ts';
import type { PracticeDesk } from '../../../shared/contract/practice-desk.ts';
import type { Room } from './room.ts';

/** The bench's own view of a device: what its screen shows, and what decides which buttons are on it. */
const stateSchema = z.object({
  devices: z.array(
    practiceScreenSchema
      .omit({ buttons: true, alert: true })
      .extend({ running: z.boolean(), online: z.boolean(), enrollmentAlert: z.string().nullable() }),
  ),
});
type BenchDevice = z.infer<typeof stateSchema>['devices'][number];

/** The bench tells of most changes by itself; the trust dialog comes up without a word. */
const lookEveryMs = 1_000;
/** One tap changes several things at once. */
const settleMs = 120;

/** What a person at the bench of a practice room sees and taps, and the notes lying beside it. */
export type Desk = PracticeDesk & { close(): void };

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
  const { running: _, online: __, enrollmentAlert, ...shown } = device;
  return { ...shown, buttons: buttonsOf(device), ...(enrollmentAlert === null ? {} : { alert: enrollmentAlert }) };
}

/** What the screen offers, as the bench's own rules have it (practice/bench/device/taps.ts). */
function buttonsOf({ screen, trustDialog, running, online }: BenchDevice): PracticeButton[] {
  if (!running) return [];
  if (trustDialog) return ['trust', 'dont-trust'];
  switch (screen) {
    case 'hello':
      return ['next'];
    case 'setup':
      // Without a network this is the Wi-Fi pane, which goes on by itself once there is one.
      return [online ? 'next' : 'join-wifi'];
    case 'remote-management':
      return ['apply-configuration'];
    case 'invalid-profile':
    case 'login-prompt':
      return ['cancel'];
    default:
      return [];
  }
}
