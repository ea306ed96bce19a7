import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { parsePlist } from '../../electron/codecs/plist/parse.ts';
import { isDict, type PlistDict } from '../../electron/codecs/plist/value.ts';
import {
  encodeMuxPlist,
  type MuxHeader,
  muxFrameSplitter,
  parseMuxFrame,
} from '../../electron/codecs/usbmux-frames.ts';

type MuxAnswer = { readonly header: MuxHeader; readonly body: Buffer };

/** A hand on a usbmuxd socket that can also say what no client would. */
export type MuxPeer = {
  readonly socket: Socket;
  write(bytes: Buffer): void;
  send(request: PlistDict, tag?: number): void;
  /** The next message, whatever it is. Rejects when the daemon closes instead. */
  next(): Promise<MuxAnswer>;
  nextPlist(): Promise<PlistDict>;
  ask(request: PlistDict): Promise<PlistDict>;
  /** Resolves when the daemon closed; messages before count as read. */
  closed(): Promise<void>;
  close(): void;
};

export async function openMuxPeer(address: string): Promise<MuxPeer> {
  const socket = createConnection(address);
  const splitter = muxFrameSplitter({ maxFrame: 16 * 1024 * 1024 });
  const arrived: MuxAnswer[] = [];
  let waiting: { resolve: (answer: MuxAnswer) => void; reject: (error: Error) => void } | undefined;
  await once(socket, 'connect');
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    for (const frame of splitter.push(chunk)) {
      const answer = parseMuxFrame(frame);
      if (waiting) waiting.resolve(answer);
      else arrived.push(answer);
      waiting = undefined;
    }
  });
  void ended.then(() => waiting?.reject(new Error('usbmuxd closed')));

  const peer: MuxPeer = {
    socket,
    write: (bytes) => void socket.write(bytes),
    send: (request, tag = 1) => void socket.write(encodeMuxPlist(tag, request)),
    next() {
      const answer = arrived.shift();
      if (answer) return Promise.resolve(answer);
      if (socket.destroyed) return Promise.reject(new Error('usbmuxd closed'));
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
      });
    },
    async nextPlist() {
      const value = parsePlist((await peer.next()).body);
      if (!isDict(value)) throw new Error('not a dictionary');
      return value;
    },
    ask(request) {
      peer.send(request);
      return peer.nextPlist();
    },
    closed: () => ended,
    close: () => void socket.destroy(),
  };
  return peer;
}

/** A message with a header of one's own choice. */
export function muxMessage(
  body: Buffer,
  { length = 16 + body.length, version = 1, message = 8, tag = 1 }: Partial<MuxHeader> = {},
): Buffer {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(length, 0);
  header.writeUInt32LE(version, 4);
  header.writeUInt32LE(message, 8);
  header.writeUInt32LE(tag, 12);
  return Buffer.concat([header, body]);
}
