import { describe, expect, it } from 'vitest';
import { createTestClock } from '../../ports/test-clock.ts';
import { type Heartbeat, startHeartbeat } from './heartbeat.ts';

/** A core that answers until it is told to be stuck. */
function patient() {
  const clock = createTestClock();
  const found = { asked: 0, stuck: 0, answers: true };
  const heartbeat: Heartbeat = startHeartbeat(clock, {
    ask: () => {
      found.asked += 1;
      if (found.answers) queueMicrotask(() => heartbeat.answered());
    },
    stuck: () => {
      found.stuck += 1;
    },
  });
  return { clock, found, heartbeat };
}

const second = 1_000;

describe('the heartbeat', () => {
  it('goes on while the core answers', async () => {
    const { clock, found } = patient();
    await clock.advance(600 * second);
    expect(found.stuck).toBe(0);
    expect(found.asked).toBeGreaterThan(250);
  });

  it('calls a silent core stuck, once', async () => {
    const { clock, found } = patient();
    found.answers = false;
    await clock.advance(12 * second);
    expect(found.stuck).toBe(0);
    await clock.advance(600 * second);
    expect(found.stuck).toBe(1);
  });

  it('forgives a core that answers late', async () => {
    const { clock, found, heartbeat } = patient();
    found.answers = false;
    await clock.advance(13 * second);
    heartbeat.answered();
    found.answers = true;
    await clock.advance(60 * second);
    expect(found.stuck).toBe(0);
  });

  it('calls no core stuck inside a one-way step before the step’s deadline', async () => {
    const { clock, found, heartbeat } = patient();
    heartbeat.protectFor(210 * second);
    found.answers = false;
    await clock.advance(209 * second);
    expect(found.stuck).toBe(0);
    await clock.advance(4 * second);
    expect(found.stuck).toBe(1);
  });

  it('no longer waits once the one-way step is over', async () => {
    const { clock, found, heartbeat } = patient();
    heartbeat.protectFor(210 * second);
    heartbeat.protectFor(0);
    found.answers = false;
    await clock.advance(20 * second);
    expect(found.stuck).toBe(1);
  });

  it('does not count the time the Mac slept', async () => {
    const { clock, found, heartbeat } = patient();
    heartbeat.rest();
    found.answers = false;
    await clock.advance(8 * 3600 * second);
    expect(found.stuck).toBe(0);
    found.answers = true;
    heartbeat.wake();
    await clock.advance(60 * second);
    expect(found.stuck).toBe(0);
  });
});
