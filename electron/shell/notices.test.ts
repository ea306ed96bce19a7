import { describe, expect, it } from 'vitest';
import type { Activity } from '../core/messages.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { gatherNotices, type Notice } from './notices.ts';

const rest: Activity = {
  attached: 12,
  active: 0,
  needsPerson: 0,
  done: 0,
  failed: 0,
  total: 0,
  progress: 0,
  paused: false,
};

function room() {
  const clock = createTestClock();
  const notices: Notice[] = [];
  const take = gatherNotices(clock, (notice) => notices.push(notice));
  return {
    clock,
    notices,
    now: (change: Partial<Activity>) => take({ ...rest, ...change }),
    lost: () => take(undefined),
  };
}

describe('notices', () => {
  it('tell once of all devices that came to a question together', async () => {
    const { clock, notices, now } = room();
    for (let count = 0; count <= 5; count++) {
      now({ active: 12, total: 12, needsPerson: count, done: 1 });
      await clock.advance(500);
    }
    await clock.advance(10_000);
    expect(notices).toEqual([{ kind: 'needs-person', count: 5, active: 12, done: 1 }]);
  });

  it('tell again when more need a person, not when fewer do', async () => {
    const { clock, notices, now } = room();
    now({ active: 12, total: 12, needsPerson: 3 });
    await clock.advance(5_000);
    now({ active: 12, total: 12, needsPerson: 1 });
    await clock.advance(5_000);
    now({ active: 12, total: 12, needsPerson: 2 });
    await clock.advance(5_000);
    expect(notices).toMatchObject([{ count: 3 }, { count: 2 }]);
  });

  it('say nothing of a question that was answered at once', async () => {
    const { clock, notices, now } = room();
    now({ active: 1, total: 1, needsPerson: 1 });
    now({ active: 1, total: 1, needsPerson: 0 });
    await clock.advance(10_000);
    expect(notices).toEqual([]);
  });

  it('close a batch with its tally, and with that only', async () => {
    const { clock, notices, now } = room();
    now({ active: 2, total: 12, done: 10 });
    now({ active: 0, total: 12, done: 11, failed: 1, needsPerson: 1 });
    now({ active: 0, total: 12, done: 11, failed: 1, needsPerson: 1, attached: 3 });
    await clock.advance(10_000);
    expect(notices).toEqual([{ kind: 'finished', done: 11, failed: 1 }]);
  });

  it('do not take a core that ended for a batch that did', () => {
    const { notices, now, lost } = room();
    now({ active: 2, total: 2 });
    lost();
    now({});
    expect(notices).toEqual([]);
  });
});
