import { describe, expect, it, onTestFinished } from 'vitest';
import { createTestClock } from '../ports/test-clock.ts';
import { watchNetwork } from './network-watch.ts';

function open(first: readonly string[]) {
  const still = createTestClock();
  let offMs = 0;
  let addresses = first;
  let times = 0;
  const clock = { ...still, now: () => new Date(still.now().getTime() + offMs) };
  onTestFinished(
    watchNetwork(
      clock,
      () => {
        times += 1;
      },
      () => addresses,
    ),
  );
  return {
    times: () => times,
    sleep: (ms: number) => {
      offMs += ms;
    },
    use: (now: readonly string[]) => {
      addresses = now;
    },
    pass: () => still.advance(5_000),
  };
}

describe('the network watch', () => {
  it('says nothing while nothing changes', async () => {
    const room = open(['en0 192.0.2.7']);
    for (let looks = 0; looks < 5; looks++) await room.pass();
    expect(room.times()).toBe(0);
  });

  it('tells once of an address that came, and not of one that went', async () => {
    const room = open(['en0 192.0.2.7']);
    room.use([]);
    await room.pass();
    expect(room.times()).toBe(0);
    room.use(['en0 192.0.2.7']);
    await room.pass();
    await room.pass();
    expect(room.times()).toBe(1);
    room.use(['en0 192.0.2.7', 'en5 198.51.100.4']);
    await room.pass();
    expect(room.times()).toBe(2);
  });

  it('tells when the Mac has slept, unless it woke up without any network', async () => {
    const room = open(['en0 192.0.2.7']);
    room.sleep(3_600_000);
    await room.pass();
    expect(room.times()).toBe(1);
    room.use([]);
    room.sleep(3_600_000);
    await room.pass();
    expect(room.times()).toBe(1);
    room.use(['en0 203.0.113.9']);
    await room.pass();
    expect(room.times()).toBe(2);
  });
});
