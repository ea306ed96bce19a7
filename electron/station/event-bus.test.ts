import { describe, expect, it } from 'vitest';
import type { SequencedEvent, StationEvent } from '../../shared/contract/events.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { createEventBus } from './event-bus.ts';

function runEvent(runId: string, attempt: number): StationEvent {
  return {
    topic: 'run',
    run: {
      runId,
      deviceKey: 'ecid:0000000000000001',
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
  const seen: SequencedEvent[] = [];
  bus.subscribe((event) => seen.push(event));
  const attempts = () => seen.map(({ event }) => (event.topic === 'run' ? event.run.attempt : -1));
  return { clock, bus, seen, attempts };
}

describe('the event bus', () => {
  it('sends the first change at once and the newest of a burst after the interval', async () => {
    const { clock, bus, attempts } = listen();
    for (let attempt = 1; attempt <= 50; attempt += 1) bus.publish(runEvent('a', attempt));
    expect(attempts()).toEqual([1]);
    await clock.advance(100);
    expect(attempts()).toEqual([1, 50]);
  });

  it('sends at most ten patches a second for one subject, however fast it changes', async () => {
    const { clock, bus, attempts } = listen();
    for (let step = 0; step < 1000; step += 1) {
      bus.publish(runEvent('a', step));
      await clock.advance(1);
    }
    expect(attempts().length).toBeLessThanOrEqual(11);
  });

  it('keeps subjects apart', () => {
    const { bus, seen } = listen();
    bus.publish(runEvent('a', 1));
    bus.publish(runEvent('b', 1));
    expect(seen).toHaveLength(2);
  });

  it('numbers events without gaps', async () => {
    const { clock, bus, seen } = listen();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      bus.publish(runEvent('a', attempt));
      bus.publish(runEvent('b', attempt));
      await clock.advance(60);
    }
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => index + 1));
  });

  it('tells nobody after unsubscribing', () => {
    const bus = createEventBus(createTestClock());
    const seen: SequencedEvent[] = [];
    bus.subscribe((event) => seen.push(event))();
    bus.publish(runEvent('a', 1));
    expect(seen).toEqual([]);
  });
});
