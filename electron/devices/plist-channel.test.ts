import { createConnection, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { encodePlistFrame } from '../codecs/plist-frames.ts';
import { systemClock } from '../ports/clock.ts';
import { createPlistChannel, type PlistChannel } from './plist-channel.ts';
import { answerPlists } from './testing/plist-peer.ts';
import { type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';

let server: ScriptedServer | undefined;
let channel: PlistChannel | undefined;

afterEach(async () => {
  channel?.close();
  await server?.close();
});

async function open(script: (socket: Socket) => void, trace?: Parameters<typeof createPlistChannel>[1]['trace']) {
  server = await startScriptedServer(script);
  const socket = createConnection(server.address.path);
  channel = createPlistChannel(socket, { service: 'test', clock: systemClock, tls: false, trace });
  return channel;
}

describe('plist channel', () => {
  it('reads XML and binary answers, integers above 2^53 exactly', async () => {
    const value = { Value: 0x8000000000000001n };
    const opened = await open((socket) =>
      answerPlists(socket, (_, n) => encodePlistFrame(value, n === 1 ? 'xml' : 'binary')),
    );
    expect((await opened.request({ Request: 'A' })).Value).toBe(0x8000000000000001n);
    expect((await opened.request({ Request: 'B' })).Value).toBe(0x8000000000000001n);
  });

  it('sends one request at a time and gives each its own answer', async () => {
    let open_ = 0;
    let most = 0;
    const opened = await open((socket) =>
      answerPlists(socket, (message) => {
        open_ += 1;
        most = Math.max(most, open_);
        setImmediate(() => {
          open_ -= 1;
          socket.write(encodePlistFrame({ Echo: message.Request }));
        });
        return 'silence';
      }),
    );
    const answers = await Promise.all(['A', 'B', 'C'].map((Request) => opened.request({ Request })));
    expect(answers.map(({ Echo }) => Echo)).toEqual(['A', 'B', 'C']);
    expect(most).toBe(1);
  });

  it.each([
    ['text that is no property list', encodeBody('<html>')],
    ['a binary plist cut short', encodeBody('bplist00\x08')],
    ['a property list that is no dictionary', encodePlistFrame(['a'])],
    ['a dictionary nested without end', encodeBody(`<plist>${'<array>'.repeat(5_000)}`)],
  ])('refuses %s and closes', async (_, bytes) => {
    const opened = await open((socket) => answerPlists(socket, () => bytes));
    await expect(opened.request({ Request: 'A' })).rejects.toMatchObject({ code: 'device.bad-answer' });
    expect(opened.signal.aborted).toBe(true);
  });

  it('does not take an answer nobody asked for as the answer to the next request', async () => {
    const opened = await open((socket) => answerPlists(socket, () => [{ Status: 'one' }, { Status: 'two' }]));
    expect(await opened.request({ Request: 'A' })).toMatchObject({ Status: 'one' });
    await new Promise((resolve) => setImmediate(resolve));
    await expect(opened.request({ Request: 'B' })).rejects.toMatchObject({ code: 'device.bad-answer' });
  });

  it('tells of messages by name only', async () => {
    const told: string[] = [];
    const opened = await open(
      (socket) => answerPlists(socket, () => ({ Status: 'Acknowledged', Secret: 'canary' })),
      (...event) => void told.push(event.join(' ')),
    );
    await opened.request({ RequestType: 'RequestUnlockToken', Secret: 'canary' });
    expect(told).toEqual(['test RequestUnlockToken sent', 'test RequestUnlockToken received']);
  });

  it('rejects requests after close', async () => {
    const opened = await open(() => {});
    opened.close();
    await expect(opened.request({ Request: 'A' })).rejects.toMatchObject({ code: 'internal.aborted' });
  });
});

function encodeBody(text: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(text, 'latin1'));
  return Buffer.concat([length, Buffer.from(text, 'latin1')]);
}
