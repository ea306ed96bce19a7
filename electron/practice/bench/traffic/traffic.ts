import type { PlistValue } from '../../../codecs/plist/value.ts';
import type { PracticeDevice } from '../device/device.ts';
import { describeShape, outcomeOf } from './describe.ts';
import type { FaultPlan } from './faults.ts';
import { createMessageLog, type LogEntry, type MessageLog } from './message-log.ts';
import { createObservers, type Observers } from './observers.ts';

/** A request as the log and the observers name it. */
type Message = {
  readonly device: PracticeDevice;
  readonly service: string;
  readonly name: string;
  readonly body: PlistValue | undefined;
};

/** What every request passes: log, counters, gates, faults, latency. */
export type Traffic = {
  readonly log: MessageLog;
  readonly observers: Observers;
  readonly faults: FaultPlan;
  /** Before the message is processed. `drop`: the connection dies instead. */
  received(message: Message): Promise<{ readonly entry: LogEntry; readonly drop: boolean }>;
  /** After its effect, before the reply is written. */
  answered(message: Message, entry: LogEntry, reply: PlistValue | undefined): Promise<'send' | 'lose' | 'drop'>;
};

export function createTraffic(options: {
  readonly faults: FaultPlan;
  /** Milliseconds each answer is late. */
  readonly latency: number;
}): Traffic {
  const { faults, latency } = options;
  const log = createMessageLog();
  const observers = createObservers();
  let count = 0;

  return {
    log,
    observers,
    faults,
    async received({ device, service, name, body }) {
      const udid = device.hardware.udid;
      const at = device.room.clock.now().toISOString();
      const entry: LogEntry = { n: ++count, at, service, name, request: describeShape(body) };
      log.add(udid, entry);
      const held = observers.tell({ udid, service, name, phase: 'received' });
      if (held) await held;
      const drop = faults.fire('drop-connection', { udid, service, message: name, when: 'received' }) !== undefined;
      return { entry, drop };
    },
    async answered({ device, service, name }, entry, reply) {
      const where = { udid: device.hardware.udid, service, message: name };
      const { clock } = device.room;
      const outcome = outcomeOf(reply);
      entry.answer = { at: clock.now().toISOString(), shape: describeShape(reply), ...(outcome && { outcome }) };
      device.counters.messages += 1;
      const held = observers.tell({ udid: where.udid, service, name, phase: 'answered' });
      if (held) await held;
      const wait = latency + (faults.fire('delay-reply', where)?.ms ?? 0);
      if (wait > 0) await new Promise<void>((resolve) => clock.after(wait, resolve));
      if (faults.fire('drop-connection', { ...where, when: 'answered' })) return 'drop';
      return faults.fire('lose-reply', where) ? 'lose' : 'send';
    },
  };
}
