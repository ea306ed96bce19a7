import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import { createTestClock, type TestClock } from '../../../ports/test-clock.ts';
import { createRequests, type Requests, type Work } from './requests.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

let clock: TestClock;
let requests: Requests;
/** Commands that are out, the newest last; `delivered` tells the push service's answer. */
let sent: { readonly uuid: string; readonly command: PlistDict }[];
let withdrawn: string[];
let delivered: (() => void)[];
beforeEach(() => {
  clock = createTestClock(new Date('2026-04-01T00:00:00Z'));
  [sent, withdrawn, delivered] = [[], [], []];
  let count = 0;
  requests = createRequests({
    clock,
    nextId: () => String(count++),
    gateway: {
      enqueue: (_, commands) => {
        const added = commands.map((command) => ({ uuid: `${sent.length}-${command.RequestType}`, command }));
        sent.push(...added);
        return added.map(({ uuid }) => uuid);
      },
      withdraw: (_, uuids) => void withdrawn.push(...uuids),
      push: (_, onDelivered) => void delivered.push(onDelivered),
      notify: (_, __, onDelivered) => void delivered.push(onDelivered),
    },
  });
});
afterEach(() => requests.close());

const work = (kind: Work['kind'] = 'lock', commands = ['DeviceLock']): Work => ({
  kind,
  body: { delivery: 'silent', commands: () => commands.map((RequestType) => ({ RequestType })) },
});
const status = (id: string) => requests.get(id).status;
const answer = (uuid: string | undefined, kind: 'acknowledged' | 'error' | 'not-now', errorCodes: number[] = []) =>
  requests.onSettled(uuid ?? '', { status: kind, errorCodes });

describe('a request', () => {
  it('goes from PUSH送信中 over 端末応答待ち and 実行中 to 成功', () => {
    const { id } = requests.register('A', work());
    expect(status(id)).toBe('pushing');
    delivered[0]?.();
    expect(status(id)).toBe('awaiting-device');
    requests.onTaken(sent[0]?.uuid ?? '');
    expect(status(id)).toBe('running');
    answer(sent[0]?.uuid, 'acknowledged');
    expect(requests.get(id)).toMatchObject({ status: 'succeeded', finishedAt: clock.now() });
  });

  it('waits (待機中) for the earlier one of its device, not for those of others', () => {
    const [first, second, other] = [
      requests.register('A', work()),
      requests.register('A', work()),
      requests.register('B', work()),
    ];
    expect([first, second, other].map(({ id }) => status(id))).toEqual(['pushing', 'waiting', 'pushing']);
    answer(sent[0]?.uuid, 'acknowledged');
    expect(status(second.id)).toBe('pushing');
  });

  it('counts the times a device put it off: リトライ待機中(n)', () => {
    const { id } = requests.register('A', work());
    for (const n of [1, 2]) {
      requests.onTaken(sent[0]?.uuid ?? '');
      answer(sent[0]?.uuid, 'not-now');
      expect(requests.get(id)).toMatchObject({ status: 'retry-wait', retries: n });
    }
  });

  it('is 端末エラー with the codes at the first command that fails, and takes the others back', () => {
    const { id } = requests.register('A', work('lock', ['DeviceLock', 'ProfileList']));
    answer(sent[0]?.uuid, 'error', [4001, 12021]);
    expect(requests.get(id)).toMatchObject({ status: 'device-error', detail: '4001 > 12021' });
    expect(withdrawn).toEqual([sent[1]?.uuid]);
  });

  it('takes 12075 for done: what is to be removed is not there', () => {
    const { id } = requests.register('A', work('lock', ['RemoveProfile']));
    answer(sent[0]?.uuid, 'error', [12075]);
    expect(status(id)).toBe('succeeded');
  });

  it('tolerates an answer that comes twice, and one that comes after the end', () => {
    const { id } = requests.register('A', work());
    requests.cancel(id);
    answer(sent[0]?.uuid, 'acknowledged');
    answer(sent[0]?.uuid, 'acknowledged');
    expect(status(id)).toBe('cancelled');
  });
});

describe('a time-out', () => {
  it.each([
    ['PUSHタイムアウト when no push left', 'lock', 6, false, 'push-timeout'],
    ['要求タイムアウト when the device did not answer', 'lock', 6, true, 'request-timeout'],
    ['要求タイムアウト of 紛失時対策', 'lost-mode', 30, true, 'request-timeout'],
  ] as const)('is %s, to the day', async (_, kind, days, push, expected) => {
    const { id } = requests.register('A', work(kind));
    if (push) delivered[0]?.();
    await clock.advance(days * DAY_MS - MINUTE_MS);
    expect(status(id)).toBe(push ? 'awaiting-device' : 'pushing');
    await clock.advance(MINUTE_MS);
    expect(status(id)).toBe(expected);
    expect(withdrawn).toEqual([sent[0]?.uuid]);
  });

  it('is セッションタイムアウト 80 minutes after the device took it, counted anew after it was put off', async () => {
    const { id } = requests.register('A', work());
    requests.onTaken(sent[0]?.uuid ?? '');
    await clock.advance(79 * MINUTE_MS);
    answer(sent[0]?.uuid, 'not-now');
    await clock.advance(79 * MINUTE_MS);
    requests.onTaken(sent[0]?.uuid ?? '');
    await clock.advance(79 * MINUTE_MS);
    expect(status(id)).toBe('running');
    await clock.advance(MINUTE_MS);
    expect(status(id)).toBe('session-timeout');
  });

  it('lets the next request of the device go', async () => {
    requests.register('A', work());
    await clock.advance(DAY_MS);
    const { id } = requests.register('A', work());
    await clock.advance(5 * DAY_MS);
    expect(status(id)).toBe('pushing');
  });
});

describe('a scheduled request', () => {
  it('is 予約待機中 until its time, and lives six days from then', async () => {
    const at = new Date(clock.now().getTime() + 10 * DAY_MS);
    const { id } = requests.register('A', work(), { scheduledAt: at });
    const next = requests.register('A', work());
    expect([status(id), status(next.id)]).toEqual(['scheduled', 'pushing']);
    answer(sent[0]?.uuid, 'acknowledged');
    await clock.advance(10 * DAY_MS);
    expect(status(id)).toBe('pushing');
    await clock.advance(6 * DAY_MS);
    expect(status(id)).toBe('push-timeout');
  });
});

describe('a cancellation', () => {
  it('is for what does not run yet', () => {
    const [first, second] = [requests.register('A', work()), requests.register('A', work())];
    requests.onTaken(sent[0]?.uuid ?? '');
    expect(() => requests.cancel(first.id)).toThrow('not-cancellable');
    expect(requests.cancel(second.id).status).toBe('cancelled');
    expect(() => requests.cancel(second.id)).toThrow('not-cancellable');
    expect(() => requests.cancel('99')).toThrow('no-such-request');
  });
});

describe('the list', () => {
  it('holds this month and the two before, the newest hundred first', async () => {
    requests.register('OLD', work());
    await clock.advance(91 * DAY_MS);
    const made = Array.from({ length: 101 }, (_, index) => requests.register(`D${index}`, work()));
    const listed = requests.list();
    expect(listed).toHaveLength(100);
    expect(listed[0]?.id).toBe(made.at(-1)?.id);
    expect(listed.map(({ serial }) => serial)).not.toContain('OLD');
  });
});
