import { createRequire } from 'node:module';

/**
 * Run as a program with a usbmuxd socket and a port as arguments: npm's `usbmux` lists what is attached, then sends a
 * QueryType through its tunnel, and prints both as one JSON line. In a process of its own because a refused socket
 * takes it down with the process.
 */
type UsbmuxClient = {
  address: { path: string };
  readonly devices: Record<string, { DeviceID: number }>;
  createListener(): NodeJS.EventEmitter & { end(): void };
  getTunnel(port: number, options: { udid: string }): Promise<NodeJS.ReadWriteStream & { end(): void }>;
};

const usbmux: UsbmuxClient = createRequire(import.meta.url)('usbmux');
const [path = '', port = ''] = process.argv.slice(2);
usbmux.address = { path };
const query = '<plist version="1.0"><dict><key>Request</key><string>QueryType</string></dict></plist>';

const listener = usbmux.createListener();
listener.once('attached', async (udid: string) => {
  const tunnel = await usbmux.getTunnel(Number(port), { udid });
  const length = Buffer.alloc(4);
  length.writeUInt32BE(query.length);
  tunnel.write(Buffer.concat([length, Buffer.from(query)]));
  tunnel.once('data', (reply: Buffer) => {
    process.stdout.write(`${JSON.stringify({ udid, reply: reply.toString('latin1') })}\n`);
    tunnel.end();
    listener.end();
  });
});
