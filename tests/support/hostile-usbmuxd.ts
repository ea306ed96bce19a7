import { randomBytes } from 'node:crypto';
import { createServer, type Socket } from 'node:net';

/** What a socket that is no usbmuxd, or a broken one, may do to a client. */
export const hostilities = {
  'a length field of 4 GiB': (socket) => {
    const header = Buffer.alloc(16);
    header.writeUInt32LE(0xffff_ffff, 0);
    header.writeUInt32LE(1, 4);
    header.writeUInt32LE(8, 8);
    socket.write(Buffer.concat([header, Buffer.alloc(64 * 1024, 0x20)]));
  },
  'a length field of 0': (socket) => socket.write(Buffer.alloc(16)),
  'random bytes': (socket) => socket.write(randomBytes(4096)),
  'a plist that is none': (socket) => {
    const body = Buffer.from('<plist><dict><key>DeviceList</key>');
    const header = Buffer.alloc(16);
    header.writeUInt32LE(16 + body.length, 0);
    header.writeUInt32LE(1, 4);
    header.writeUInt32LE(8, 8);
    header.writeUInt32LE(1, 12);
    socket.write(Buffer.concat([header, body]));
  },
  'an HTTP server': (socket) => socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'),
  'a door slammed': (socket) => socket.destroy(),
} satisfies Record<string, (socket: Socket) => void>;

export type Hostility = keyof typeof hostilities;

/** Listens in place of usbmuxd and answers the first bytes of each client in one hostile way. */
export async function startHostileUsbmuxd(path: string, hostility: Hostility): Promise<{ close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
    socket.once('data', () => hostilities[hostility](socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
