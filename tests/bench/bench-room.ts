import { join } from 'node:path';
import { z } from 'zod';
import { openRoom, type Room } from '../../electron/practice/rehearse/room.ts';
import { goIos, inParallel } from './go-ios.ts';
import { task } from './task.ts';

export type BenchRoomOptions = {
  readonly devices: number;
  readonly latencyMs: number;
  /** A file of `scenarios/`, or one that comes with Kitbench. */
  readonly scenario: string;
  readonly delays?: 'reference' | 'none';
  readonly delayScale?: number;
};

/** A fresh room for one measurement; no run of one side leaves anything for the next. */
export async function openBenchRoom(options: BenchRoomOptions): Promise<Room> {
  const { scenario } = options;
  return openRoom({
    devices: options.devices,
    seed: 1,
    scenario: scenario === 'hello' ? join(import.meta.dirname, 'scenarios/hello.json') : scenario,
    delays: options.delays ?? 'none',
    delayScale: options.delayScale,
    latencyMs: options.latencyMs,
  });
}

/** Pairs every device by go-ios, so that pairing (RSA, mostly) is no part of what is compared. */
export async function pairAll(room: Room): Promise<void> {
  await inParallel(room.bench.devices, 4, ({ udid }) => goIos(room.bench.address, ['pair', '--udid', udid]));
}

const counterSchema = z.object({ messages: z.number(), handshakes: z.number(), connections: z.number() });
const countersSchema = z.record(z.string(), counterSchema);
export type Traffic = z.infer<typeof counterSchema>;

/** What the bench counted, over all devices. */
export async function trafficOf(room: Room): Promise<Traffic> {
  const counters = Object.values(countersSchema.parse(await room.benchControl.call('counters')));
  const sum = (key: keyof Traffic) => counters.reduce((total, device) => total + device[key], 0);
  return { messages: sum('messages'), handshakes: sum('handshakes'), connections: sum('connections') };
}

/** Requests with their answers, TLS handshakes and connections: each costs a way there and back. */
export function roundTrips(before: Traffic, after: Traffic, devices: number): number {
  const total = (traffic: Traffic) => traffic.messages + traffic.handshakes + traffic.connections;
  return (total(after) - total(before)) / devices;
}

const stateSchema = z.object({
  devices: z.array(
    z.object({
      udid: z.string(),
      supervised: z.boolean(),
      language: z.string(),
      locale: z.string(),
      profiles: z.array(z.object({ identifier: z.string() })),
      timings: z.record(z.string(), z.number()),
    }),
  ),
});
export type BenchDeviceState = z.infer<typeof stateSchema>['devices'][number];

export async function devicesOf(room: Room): Promise<BenchDeviceState[]> {
  return stateSchema.parse(await room.benchControl.call('state')).devices;
}

/** A measurement counts only when the bench shows the work done on every device. */
export async function requireTaskDone(room: Room): Promise<void> {
  const undone = (await devicesOf(room)).filter(
    (device) =>
      !device.supervised ||
      device.language !== task.language ||
      device.locale !== task.locale ||
      !device.profiles.some(({ identifier }) => identifier === task.profileIdentifier),
  );
  if (undone.length > 0) throw new Error(`${undone.length} devices are not as the task says: nothing was measured`);
}

const logSchema = z.array(z.object({ answer: z.object({ at: z.iso.datetime() }).optional() }));

/** When the last message of any device was answered, in milliseconds since 1970, by the bench's log. */
export async function lastAnswerAt(room: Room): Promise<number> {
  const logs = await Promise.all(
    room.bench.devices.map(async ({ udid }) => logSchema.parse(await room.benchControl.call('log', { udid }))),
  );
  return Math.max(...logs.flat().map((entry) => Date.parse(entry.answer?.at ?? new Date(0).toISOString())));
}
