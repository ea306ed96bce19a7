import { describe, expect, it } from 'vitest';
import { createLonePracticeDevice } from '../../../../tests/support/practice-device.ts';
import { parsePlist } from '../../../codecs/plist/parse.ts';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import { encodePlistFrame, plistFrameSplitter } from '../../../codecs/plist-frames.ts';
import { createFaultPlan } from '../traffic/faults.ts';
import { createTraffic } from '../traffic/traffic.ts';
import { type Answer, createConversation } from './conversation.ts';
import type { DeviceStream } from './device-stream.ts';

async function talk(run: (name: string) => Promise<Answer | undefined>) {
  const { device } = await createLonePracticeDevice();
  const traffic = createTraffic({ faults: createFaultPlan([]), latency: 0 });
  const written: string[] = [];
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  const stream: DeviceStream = {
    closed: false,
    write: (bytes) => void written.push(String(bytes)),
    pause() {},
    resume() {},
    finish: async () => close(),
    destroy: close,
    startTls: () => Promise.reject(new Error('not here')),
  };
  const conversation = createConversation(stream, {
    device,
    traffic,
    service: 'test',
    splitter: plistFrameSplitter(),
    decode(frame) {
      const body = parsePlist(frame) as PlistDict;
      return { name: String(body.Request), body, run: () => run(String(body.Request)) };
    },
  });
  const send = (...requests: string[]) =>
    conversation.data(Buffer.concat(requests.map((Request) => encodePlistFrame({ Request }))));
  const log = () => traffic.log.of(device.hardware.udid);
  return { send, written, closed, log, device };
}
const answer = (text: string): Answer => ({ bytes: Buffer.from(text) });

describe('a conversation', () => {
  it('serves pipelined requests one after the other', async () => {
    const order: string[] = [];
    const { promise: last, resolve } = Promise.withResolvers<void>();
    const { send, written } = await talk(async (name) => {
      order.push(`${name} begins`);
      await new Promise((next) => setImmediate(next));
      order.push(`${name} ends`);
      if (name === 'c') resolve();
      return answer(name);
    });
    send('a', 'b');
    send('c');
    await last;
    await new Promise((next) => setImmediate(next));
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(written).toEqual(['a', 'b', 'c']);
  });

  it('closes when a handler fails, and notes the kind of error only', async () => {
    const { send, closed, log } = await talk(async () => {
      throw new RangeError('the secret 1234');
    });
    send('a');
    await closed;
    expect(log()).toMatchObject([{ name: 'a', failure: 'RangeError' }]);
    expect(JSON.stringify(log())).not.toContain('1234');
  });

  it('hears nothing after it closed', async () => {
    const { send, closed, written, log } = await talk(async (name) => ({ ...answer(name), afterwards: 'close' }));
    send('a', 'b');
    await closed;
    send('c');
    expect(written).toEqual(['a']);
    expect(log()).toHaveLength(1);
  });

  it('does to the device what a request ends in, once', async () => {
    const { send, device, written } = await talk(async (name) => ({ ...answer(name), afterwards: 'erase' }));
    const erased = new Promise<void>((resolve) => {
      device.on(({ type }) => type === 'erased' && resolve());
    });
    send('EraseDevice', 'EraseDevice');
    await erased;
    expect(device.counters.erases).toBe(1);
    expect(written).toEqual(['EraseDevice']);
  });
});
