import { createConnection, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { encodePlistFrame, plistFrameSplitter } from '../../codecs/plist-frames.ts';
import { systemClock } from '../../ports/clock.ts';
import { createTestClock } from '../../ports/test-clock.ts';
import { type ScriptedServer, startScriptedServer } from '../testing/scripted-server.ts';
import { deviceFaults } from './faults.ts';
import { type FramedSocket, frameSocket } from './framed-socket.ts';

let server: ScriptedServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function open(
  script: (socket: Socket) => void,
  options: { clock?: typeof systemClock; signal?: AbortSignal } = {},
) {
  server = await startScriptedServer(script);
  const socket = createConnection(server.address.path);
  const { clock = systemClock, signal } = options;
  return frameSocket(socket, plistFrameSplitter(1024), { clock, signal, faults: deviceFaults('test', false) });
}

const next = (stream: FramedSocket) => stream.receive({ message: 'a frame', timeoutMs: 1_000 });

describe('framed socket', () => {
  it('gives the same frames wherever the stream was split', async () => {
    const bytes = Buffer.concat([encodePlistFrame({ A: 1 }), encodePlistFrame({ B: 2 })]);
    for (let at = 1; at < bytes.length; at += 1) {
      const stream = await open((socket) => {
        socket.write(bytes.subarray(0, at), () => setImmediate(() => socket.write(bytes.subarray(at))));
      });
      expect((await next(stream)).toString()).toContain('<key>A</key>');
      expect((await next(stream)).toString()).toContain('<key>B</key>');
      stream.close();
      await server?.close();
    }
  });

  it('refuses a length of 4 GiB at once, without waiting for the body', async () => {
    const stream = await open((socket) => void socket.write(Buffer.from('ffffffff', 'hex')));
    await expect(next(stream)).rejects.toMatchObject({ code: 'device.bad-answer' });
    expect(stream.signal.aborted).toBe(true);
  });

  it('tells a stream that ends within a frame', async () => {
    const stream = await open((socket) => void socket.end(encodePlistFrame({ A: 1 }).subarray(0, 20)));
    await expect(next(stream)).rejects.toMatchObject({ code: 'device.connection-lost' });
  });

  it('still gives the frames that came before the end', async () => {
    const stream = await open((socket) => void socket.end(encodePlistFrame({ A: 1 })));
    await new Promise((resolve) => stream.signal.addEventListener('abort', resolve));
    expect((await next(stream)).toString()).toContain('<key>A</key>');
    await expect(next(stream)).rejects.toMatchObject({ code: 'device.connection-lost' });
  });

  it('survives a reset while nobody waits, and says so afterwards', async () => {
    const stream = await open((socket) => {
      socket.once('data', () => socket.destroy());
      socket.pause();
    });
    stream.send(Buffer.alloc(64));
    (await server?.connection(1))?.resume();
    await new Promise((resolve) => stream.signal.addEventListener('abort', resolve));
    expect(() => stream.send(Buffer.alloc(1))).toThrow(expect.objectContaining({ code: 'device.connection-lost' }));
    await expect(next(stream)).rejects.toMatchObject({ code: 'device.connection-lost' });
  });

  it('ends a wait at its deadline, and the stream with it', async () => {
    const clock = createTestClock();
    const stream = await open(() => {}, { clock });
    const refused = expect(stream.receive({ message: 'GetValue', timeoutMs: 10_000 })).rejects.toMatchObject({
      code: 'device.no-answer',
      params: { service: 'test', message: 'GetValue', seconds: '10' },
    });
    await clock.advance(9_999);
    expect(stream.signal.aborted).toBe(false);
    await clock.advance(1);
    await refused;
    expect(stream.signal.aborted).toBe(true);
  });

  it('ends when its signal aborts, and when the signal of a wait does', async () => {
    const whole = new AbortController();
    const first = await open(() => {}, { signal: whole.signal });
    const wait = next(first);
    whole.abort();
    await expect(wait).rejects.toMatchObject({ code: 'internal.aborted' });

    const one = new AbortController();
    const second = await open(() => {});
    const waiting = second.receive({ message: 'x', signal: one.signal });
    one.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'internal.aborted' });
    expect(second.signal.aborted).toBe(true);
  });

  it('does not keep more unread frames than a conversation can have', async () => {
    const stream = await open((socket) => void socket.write(Buffer.alloc(4 * 5_000)));
    await new Promise((resolve) => stream.signal.addEventListener('abort', resolve));
    expect(stream.signal.reason).toMatchObject({ code: 'device.bad-answer' });
  });

  it('hands on what follows the last frame, whenever it came', async () => {
    const frame = encodePlistFrame({ A: 1 });
    const stream = await open((socket) => {
      socket.write(Buffer.concat([frame, Buffer.from('first ')]), () => setImmediate(() => socket.end('second')));
    });
    await stream.receive({ message: 'a frame', timeoutMs: 1_000, last: true });
    const { socket, rest } = stream.detach();
    const chunks: Buffer[] = [rest];
    for await (const chunk of socket) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('first second');
    expect(stream.signal.aborted).toBe(false);
  });

  it('answers any bytes with frames or a coded error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }), async (chunks) => {
        const stream = await open((socket) => {
          for (const chunk of chunks) socket.write(chunk);
          socket.end();
        });
        try {
          for (;;) await next(stream);
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^device\./) });
        }
        await server?.close();
      }),
      { numRuns: 60 },
    );
  });
});
