import { describe, expect, it } from 'vitest';
import type { StationEvent, StationPatch } from '../../shared/contract/events.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { createEventBus } from './event-bus.ts';

function runEvent(runId: string, attempt: number): StationEvent {
  return {
    topic: 'run',
    run: {
      runId,
      deviceKey: 'ecid:0000000000000001',
      blueprintId: 'b',
      blueprintName: 'test',
      attempt,
      steps: [],
      phase: 'running',
      startedAt: '2026-04-01T00:00:00Z',
    },
  };
}

function listen() {
  const clock = createTestClock();
  const bus = createEventBus(clock);
  const patches: StationPatch[] = [];
  bus.subscribe((patch) => patches.push(patch));
  const told = () =>
    patches.map(({ events }) =>
      events.map((event) => (event.topic === 'run' ? [event.run.runId, event.run.attempt] : [])),
    );
  return { clock, bus, patches, told };
}

describe('the event bus', () => {
  it('sends the first change at once and the newest of a burst after the interval', async () => {
    const { clock, bus, told } = listen();
    for (let attempt = 1; attempt <= 50; attempt += 1) bus.publish(runEvent('a', attempt));
    expect(told()).toEqual([[['a', 1]]]);
    await clock.advance(100);
    expect(told()).toEqual([[['a', 1]], [['a', 50]]]);
  });

  it('holds ten patches a second under 640 changes a second of 64 devices, and loses the newest of none', async () => {
    const { clock, bus, patches } = listen();
    const newest = new Map<string, number>();
    for (let change = 0; change < 6_400; change += 1) {
      bus.publish(runEvent(`of device ${change % 64}`, change));
      if (change % 16 === 15) await clock.advance(25);
    }
    await clock.advance(100);
    expect(patches.length).toBeGreaterThanOrEqual(100);
    expect(patches.length).toBeLessThanOrEqual(102);
    for (const event of patches.flatMap(({ events }) => events)) {
      if (event.topic === 'run') newest.set(event.run.runId, event.run.attempt);
    }
    expect([...newest.values()].sort((a, b) => a - b)).toEqual(Array.from({ length: 64 }, (_, last) => 6_336 + last));
  });

  it('sends what changed last, last: a delivery never comes before the run that it belongs to', async () => {
    const { clock, bus, told } = listen();
    bus.publish(runEvent('a', 1));
    for (const runId of ['a', 'b', 'a']) bus.publish(runEvent(runId, 2));
    await clock.advance(100);
    expect(told()[1]).toEqual([
      ['b', 2],
      ['a', 2],
    ]);
  });

  it('sends at once again after a rest, and nothing when nothing changed', async () => {
    const { clock, bus, told } = listen();
    bus.publish(runEvent('a', 1));
    await clock.advance(1_000);
    expect(told()).toHaveLength(1);
    bus.publish(runEvent('a', 2));
    expect(told()).toHaveLength(2);
  });

  it('numbers patches without gaps', async () => {
    const { clock, bus, patches } = listen();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      bus.publish(runEvent('a', attempt));
      bus.publish(runEvent('b', attempt));
      await clock.advance(60);
    }
    expect(patches.map(({ seq }) => seq)).toEqual(patches.map((_, index) => index + 1));
  });

  it('tells nobody after unsubscribing, nor after it was closed', async () => {
    const { clock, bus, told } = listen();
    const seen: StationPatch[] = [];
    bus.subscribe((patch) => seen.push(patch))();
    bus.publish(runEvent('a', 1));
    expect(seen).toEqual([]);
    bus.publish(runEvent('a', 2));
    bus.close();
    await clock.advance(1_000);
    expect(told()).toHaveLength(1);
  });
});
