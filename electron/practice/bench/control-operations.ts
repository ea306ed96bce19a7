import { z } from 'zod';
import type { ControlOperation } from '../control/server.ts';
import type { PracticeClock } from '../practice-clock.ts';
import { describeState } from './describe-device.ts';
import { tapButtons } from './device/device.ts';
import type { SimulatedDevice } from './device/simulated-device.ts';
import { faultsSchema } from './options/faults.ts';
import type { PracticeRoom } from './practice-room.ts';
import type { Origins } from './start-origins.ts';
import type { Traffic } from './traffic/traffic.ts';

export type ControlContext = {
  readonly room: PracticeRoom;
  readonly clock: PracticeClock;
  readonly traffic: Traffic;
  readonly origins: Origins;
  readonly stop: () => void;
};

const one = z.object({ udid: z.string() });
const some = z.object({ udids: z.array(z.string()).optional() }).default({});
const link = z.object({ up: z.boolean() });

/** Everything the control channel of a bench can do; inputs are objects, see each schema. */
export function controlOperations({
  room,
  clock,
  traffic,
  origins,
  stop,
}: ControlContext): Record<string, ControlOperation> {
  function find(udid: string): SimulatedDevice {
    const device = room.devices.find(({ hardware }) => hardware.udid === udid);
    if (!device) throw new Error(`no device ${udid}`);
    return device;
  }
  const choose = (udids: readonly string[] | undefined) => udids?.map(find) ?? room.devices;

  return {
    state: operation(some, ({ udids }) => ({
      network: room.networkUp,
      activation: room.activationUp,
      now: clock.now().toISOString(),
      devices: choose(udids).map(describeState),
    })),
    attach: operation(some, ({ udids }) => {
      for (const device of choose(udids)) device.attach();
    }),
    detach: operation(some, ({ udids }) => {
      for (const device of choose(udids)) device.detach();
    }),
    tap: operation(one.extend({ button: z.enum(tapButtons), actor: z.string().min(1) }), ({ udid, button, actor }) =>
      find(udid).tap(button, actor),
    ),
    lock: operation(one, ({ udid }) => find(udid).lock()),
    unlock: operation(one, ({ udid }) => find(udid).unlock()),
    'set-passcode': operation(one.extend({ passcode: z.string().min(4).optional() }), ({ udid, passcode }) => {
      find(udid).content.passcode = passcode;
    }),
    battery: operation(one.extend({ percent: z.int().min(0).max(100) }), ({ udid, percent }) => {
      find(udid).battery.percent = percent;
    }),
    network: operation(link, ({ up }) => room.setNetwork(up)),
    activation: operation(link, ({ up }) => origins.setActivation(up)),
    faults: operation(z.object({ faults: faultsSchema }), ({ faults }) => traffic.faults.set(faults)),
    advance: operation(z.object({ ms: z.number().min(0) }), ({ ms }) => clock.advance(ms)),
    counters: () => Object.fromEntries(room.devices.map(({ hardware, counters }) => [hardware.udid, { ...counters }])),
    log: operation(one, ({ udid }) => traffic.log.of(find(udid).hardware.udid)),
    subscribe: (input, session) => {
      const { gate } = z
        .object({ gate: z.boolean().default(false) })
        .default({ gate: false })
        .parse(input);
      const stops = room.devices.map((device) =>
        device.on((event) => session.emit({ event: 'device', udid: device.hardware.udid, ...withoutType(event) })),
      );
      stops.push(traffic.observers.add({ gate, tell: session.emit }));
      session.onClose(() => {
        for (const stopTelling of stops) stopTelling();
      });
    },
    go: operation(z.object({ n: z.int() }), ({ n }) => traffic.observers.go(n)),
    stop,
  };
}

function withoutType<Event extends { readonly type: string }>({ type, ...rest }: Event) {
  return { what: type, ...rest };
}

function operation<Schema extends z.ZodType>(
  schema: Schema,
  run: (input: z.output<Schema>) => unknown,
): ControlOperation {
  return (input) => run(schema.parse(input ?? {}));
}
