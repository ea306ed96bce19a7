import { describe, expect, it } from 'vitest';
import { Overdue, within } from './overdue.ts';

const patience = { what: 'the room', seconds: 60, missing: () => 'Nothing came.', signal: undefined };

describe('waiting with patience', () => {
  it('ends when it is done, and stops what it began', async () => {
    let running = true;
    await within(patience, (done) => {
      setImmediate(done);
      return () => {
        running = false;
      };
    });
    expect(running).toBe(false);
  });

  it('says at its deadline what was missing', async () => {
    const late = within({ ...patience, seconds: 0.01 }, () => () => {});
    await expect(late).rejects.toThrow(new Overdue('the room: not within 0.01 s. Nothing came.', 0.01));
    await expect(late).rejects.toBeInstanceOf(Overdue);
  });

  it('gives the error it was given', async () => {
    const failed = within(patience, (_, fail) => {
      fail(new Error('the bench is gone'));
      return () => {};
    });
    await expect(failed).rejects.toThrow('the bench is gone');
  });

  it('ends with its signal, also one that has aborted before', async () => {
    const controller = new AbortController();
    const waiting = within({ ...patience, signal: controller.signal }, () => () => {});
    controller.abort('reason');
    await expect(waiting).rejects.toMatchObject({ cause: 'reason' });
    await expect(within({ ...patience, signal: controller.signal }, () => () => {})).rejects.not.toBeInstanceOf(
      Overdue,
    );
  });
});
