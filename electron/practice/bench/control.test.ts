import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type HostKeys,
  type HostRecord,
  type LockdownPeer,
  makeHostKeys,
  openLockdownPeer,
} from '../../../tests/support/lockdown-peer.ts';
import { type ControlClient, openControl } from '../control/client.ts';
import { freshContent } from './device/fresh-content.ts';
import type { SimulatedDevice } from './device/simulated-device.ts';
import { type Bench, startBench } from './start-bench.ts';
import type { MessageEvent } from './traffic/observers.ts';

let bench: Bench;
let device: SimulatedDevice;
let control: ControlClient;
let udid: string;
const keysMade: Promise<HostKeys> = makeHostKeys();
const clients: ControlClient[] = [];
const peers: LockdownPeer[] = [];

beforeAll(async () => {
  bench = await startBench({ devices: 1, seed: 'control' });
  const [first] = bench.room.devices;
  if (!first) throw new Error('no device');
  device = first;
  udid = device.hardware.udid;
});
afterAll(() => bench.stop());
beforeEach(async () => {
  Object.assign(device.content, freshContent(device.hardware));
  control = await openClient();
});
afterEach(() => {
  for (const peer of peers.splice(0)) peer.close();
  for (const client of clients.splice(0)) client.close();
});

async function openClient(): Promise<ControlClient> {
  const client = await openControl(bench.ready.control);
  clients.push(client);
  return client;
}
async function openPeer(): Promise<LockdownPeer> {
  const peer = await openLockdownPeer(bench.ready.address, device.deviceId ?? 0);
  peers.push(peer);
  return peer;
}
async function openSession(): Promise<{ peer: LockdownPeer; record: HostRecord }> {
  const keys = await keysMade;
  const peer = await openPeer();
  const record = await peer.makeRecord(keys);
  await peer.pair(record);
  await peer.startSession(record, keys);
  return { peer, record };
}
/** Events of a client, taken one by one. */
function eventsOf(client: ControlClient) {
  const arrived: unknown[] = [];
  let wake = () => {};
  client.onEvent((event) => {
    arrived.push(event);
    wake();
  });
  return async function next<T>(matches: (event: T) => boolean): Promise<T> {
    while (true) {
      const index = arrived.findIndex((event) => matches(event as T));
      if (index >= 0) return arrived.splice(index, 1)[0] as T;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
const isMessage = (name: string, phase: string) => (event: MessageEvent) =>
  event.event === 'message' && event.name === name && event.phase === phase;

describe('the gate', () => {
  it('holds a message before it is processed, and its answer after the effect', async () => {
    const { peer } = await openSession();
    const next = eventsOf(control);
    await control.call('subscribe', { gate: true });
    const reply = peer.ask({ Request: 'SetValue', Key: 'DeviceName', Value: '1A-01' });

    const received = await next(isMessage('SetValue DeviceName', 'received'));
    expect(received).toMatchObject({ udid, service: 'lockdown' });
    expect(device.content.name).toBe('iPad');
    expect(await control.call('go', { n: received.n })).toBe(true);
    const answered = await next(isMessage('SetValue DeviceName', 'answered'));
    expect(device.content.name).toBe('1A-01');
    let isAnswered = false;
    void reply.then(() => {
      isAnswered = true;
    });
    await control.call('state');
    expect(isAnswered).toBe(false);
    await control.call('go', { n: answered.n });
    expect(await reply).toMatchObject({ Value: '1A-01' });
    expect(await control.call('go', { n: answered.n })).toBe(false);
  });

  it('lets everything go when its client disappears', async () => {
    const { peer } = await openSession();
    const holder = await openClient();
    const next = eventsOf(holder);
    await holder.call('subscribe', { gate: true });
    const reply = peer.ask({ Request: 'GetValue', Key: 'SerialNumber' });
    await next(isMessage('GetValue', 'received'));
    holder.close();
    expect(await reply).toMatchObject({ Value: device.hardware.serial });
  });

  it('does the effect though the client was killed while its message was held', async () => {
    const { peer } = await openSession();
    const next = eventsOf(control);
    await control.call('subscribe', { gate: true });
    void peer.ask({ Request: 'SetValue', Key: 'DeviceName', Value: '1A-02' }).catch(() => {});
    const { n } = await next(isMessage('SetValue DeviceName', 'received'));
    peer.close();
    await control.call('go', { n });
    await next(isMessage('SetValue DeviceName', 'answered'));
    expect(device.content.name).toBe('1A-02');
  });

  it('only tells who subscribes without it', async () => {
    const next = eventsOf(control);
    await control.call('subscribe');
    const peer = await openPeer();
    await peer.ask({ Request: 'QueryType' });
    const received = await next(isMessage('QueryType', 'received'));
    expect((await next(isMessage('QueryType', 'answered'))).n).toBe(received.n + 1);
  });
});

describe('the control channel of a bench', () => {
  it('counts what was done to a device, and logs keys, types and outcomes without values', async () => {
    const before = { ...device.counters };
    const { peer } = await openSession();
    await peer.ask({ Request: 'SetValue', Key: 'DeviceName', Value: 'a secret name' });
    await peer.ask({ Request: 'GetValue', Key: 'NoSuchKey' });
    const { [udid]: counters } = (await control.call('counters')) as Record<string, typeof before>;
    const added = (key: keyof typeof before) => (counters?.[key] ?? 0) - before[key];
    expect(['pairs', 'handshakes', 'connections', 'renames', 'messages'].map((key) => added(key as never))).toEqual([
      1, 1, 1, 1, 5,
    ]);

    const all = (await control.call('log', { udid })) as { name: string; request: string; answer: object }[];
    const log = all.slice(-5);
    expect(log.map(({ name }) => name)).toEqual([
      'GetValue',
      'Pair',
      'StartSession',
      'SetValue DeviceName',
      'GetValue',
    ]);
    expect(log[3]?.request).toBe('{Label:string, Request=SetValue, Key=DeviceName, Value:string}');
    expect(log[4]?.answer).toMatchObject({ outcome: 'MissingValue' });
    expect(JSON.stringify(log)).not.toContain('secret name');
    expect(JSON.stringify(log)).not.toContain('CERTIFICATE');
  });

  it('reads the state past every protocol', async () => {
    device.content.cloudConfiguration = { IsSupervised: true, SupervisorHostCertificates: [Buffer.from('der')] };
    expect(await control.call('state')).toMatchObject({
      network: true,
      devices: [
        {
          udid,
          ecid: String(device.hardware.ecid),
          screen: 'hello',
          supervised: true,
          cloudConfiguration: { SupervisorHostCertificates: ['ZGVy'] },
          profiles: [],
        },
      ],
    });
  });

  it('pulls and plugs cables, with a new DeviceID each time', async () => {
    const before = device.deviceId ?? 0;
    const peer = await openPeer();
    await control.call('detach', { udids: [udid] });
    await peer.closed();
    expect(device.deviceId).toBeUndefined();
    await control.call('attach');
    expect(device.deviceId).toBeGreaterThan(before);
  });

  it('plays the person: locks, taps, passcodes, and refuses what the screen does not offer', async () => {
    await expect(control.call('tap', { udid, button: 'trust', actor: 'me' })).rejects.toThrow('trust');
    const { taps } = device.counters;
    await control.call('tap', { udid, button: 'next', actor: 'me' });
    expect(device.counters.taps).toBe(taps + 1);
    expect(device.content.screen).toBe('setup');
    await control.call('set-passcode', { udid, passcode: '1234' });
    await control.call('lock', { udid });
    expect(device.content).toMatchObject({ passcode: '1234', locked: true });
    await control.call('battery', { udid, percent: 3 });
    expect(device.battery.percent).toBe(3);
    await expect(control.call('battery', { udid: 'nobody', percent: 3 })).rejects.toThrow('no device nobody');
    await expect(control.call('battery', { udid, percent: 300 })).rejects.toThrow();
  });

  it('cuts and restores the room’s network', async () => {
    device.content.joinedWifiByHand = true;
    expect(device.online).toBe(true);
    const next = eventsOf(control);
    await control.call('subscribe');
    await control.call('network', { up: false });
    expect(device.online).toBe(false);
    await control.call('network', { up: true });
    await next<{ what?: string; online?: boolean }>(({ what, online }) => what === 'online' && online === true);
  });

  it('moves time on: an idle lockdownd connection is dropped after 10 s, one with a session is not', async () => {
    const idle = await openPeer();
    await idle.ask({ Request: 'QueryType' });
    const { peer } = await openSession();
    await control.call('advance', { ms: 9000 });
    expect(await idle.ask({ Request: 'QueryType' })).toHaveProperty('Type');
    await control.call('advance', { ms: 10_000 });
    await idle.closed();
    expect(await peer.ask({ Request: 'GetValue', Key: 'SerialNumber' })).toHaveProperty('Value');
  });

  it('stops the bench', async () => {
    const other = await startBench({ devices: 0 });
    const client = await openControl(other.ready.control);
    await client.call('stop');
    await other.stopped;
  });
});
