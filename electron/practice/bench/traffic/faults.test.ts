import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  connectDevice,
  type LockdownPeer,
  makeHostKeys,
  openLockdownPeer,
} from '../../../../tests/support/lockdown-peer.ts';
import { type MuxPeer, openMuxPeer } from '../../../../tests/support/mux-peer.ts';
import { encodePlistFrame } from '../../../codecs/plist-frames.ts';
import { faultsSchema } from '../options/faults.ts';
import { type Bench, startBench } from '../start-bench.ts';

let bench: Bench;
const closers: { close(): void }[] = [];
beforeAll(async () => {
  bench = await startBench({ devices: 2, seed: 'faults' });
});
afterAll(() => bench.stop());
afterEach(() => {
  for (const closer of closers.splice(0)) closer.close();
});

function set(...faults: readonly object[]): void {
  bench.traffic.faults.set(faultsSchema.parse(faults));
}
async function open(): Promise<LockdownPeer> {
  const peer = await openLockdownPeer(bench.ready.address, bench.room.devices[0]?.deviceId ?? 0);
  closers.push(peer);
  return peer;
}
async function listen(): Promise<MuxPeer> {
  const peer = await openMuxPeer(bench.ready.address);
  closers.push(peer);
  await peer.ask({ MessageType: 'Listen' });
  await peer.nextPlist();
  await peer.nextPlist();
  return peer;
}
const query = { Request: 'QueryType' };

describe('faults', () => {
  it('drop the connection at a message, before or after it was done', async () => {
    set({ type: 'drop-connection', service: 'lockdown', message: 'QueryType', when: 'received', nth: 2 });
    const peer = await open();
    expect(await peer.ask(query)).toHaveProperty('Type');
    await expect(peer.ask(query)).rejects.toThrow('closed');
    expect(bench.room.devices[0]?.counters.messages).toBe(1);
    set({ type: 'drop-connection', when: 'answered' });
    await expect((await open()).ask(query)).rejects.toThrow('closed');
    expect(bench.room.devices[0]?.counters.messages).toBe(2);
  });

  it('drop it in the middle of an answer', async () => {
    set({ type: 'drop-after-bytes', bytes: 10 });
    const socket = await connectDevice(bench.ready.address, bench.room.devices[0]?.deviceId ?? 0, 62_078);
    closers.push({ close: () => socket.destroy() });
    let bytes = 0;
    socket.on('data', (chunk) => {
      bytes += chunk.length;
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(encodePlistFrame(query));
    await closed;
    expect(bytes).toBe(10);
  });

  it('lose an answer and leave the connection open', async () => {
    set({ type: 'lose-reply', message: 'QueryType' });
    const peer = await open();
    peer.socket.write(encodePlistFrame(query));
    expect(await peer.ask({ Request: 'GetValue', Key: 'ProductType' })).toHaveProperty('Value');
  });

  it('let the TLS handshake hang', async () => {
    set({ type: 'stall-handshake' });
    const keys = await makeHostKeys();
    const peer = await open();
    const record = await peer.makeRecord(keys);
    await peer.pair(record);
    let isSecure = false;
    const session = peer.startSession(record, keys).then(() => {
      isSecure = true;
    });
    const other = await open();
    await other.startSession(record, keys);
    expect(await other.ask({ Request: 'GetValue', Key: 'SerialNumber' })).toHaveProperty('Value');
    expect(isSecure).toBe(false);
    void session.catch(() => {});
  });

  it('refuse connections for a while after an attach', async () => {
    set({ type: 'refuse-connect', ms: 60_000 });
    await expect(open()).rejects.toThrow('Result 3');
  });

  it('attach a device twice before the first is detached', async () => {
    const [device] = bench.room.devices;
    set({ type: 'duplicate-attach', udid: device?.hardware.udid });
    const listener = await listen();
    device?.detach();
    device?.attach();
    const events = [await listener.nextPlist(), await listener.nextPlist(), await listener.nextPlist()];
    expect(events.map(({ MessageType }) => MessageType)).toEqual(['Detached', 'Attached', 'Attached']);
    expect(await listener.nextPlist()).toEqual({ MessageType: 'Detached', DeviceID: events[1]?.DeviceID });
    expect(device?.deviceId).toBe(events[2]?.DeviceID);
  });

  it('tell a detach late', async () => {
    set({ type: 'late-detach', ms: 20 });
    const [device] = bench.room.devices;
    const before = device?.deviceId;
    const listener = await listen();
    device?.detach();
    device?.attach();
    expect(await listener.nextPlist()).toMatchObject({ MessageType: 'Attached', DeviceID: device?.deviceId });
    expect(await listener.nextPlist()).toEqual({ MessageType: 'Detached', DeviceID: before });
  });

  it('fire for their device and service only', async () => {
    set({ type: 'lose-reply', udid: 'another' }, { type: 'lose-reply', service: 'com.apple.afc' });
    expect(await (await open()).ask(query)).toHaveProperty('Type');
  });
});
