import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OneWay, oneWayOf, type StepId, stepIds } from '../../shared/domain/plan.ts';
import { type RunEvent, runEventSchema } from '../../shared/domain/run.ts';
import type { JournalEntry } from './run-journal.ts';
import { illegality } from './run-legality.ts';
import { foldRun, reduceRun } from './run-reducer.ts';
import type { RunState } from './run-state.ts';

const started = (covers: OneWay[] = ['erase', 'cloud-configuration']): RunEvent => ({
  type: 'run-started',
  runId: 'run',
  deviceKey: 'ecid:0000000000000001',
  consentId: 'consent-1',
  attempt: 1,
  planHash: 'hash',
  covers,
});

const journal = (...events: RunEvent[]): JournalEntry[] =>
  events.map((event, index) => ({ seq: index + 1, at: new Date(index).toISOString(), event }));

const intent = (step: StepId, nth = 1): RunEvent => ({ type: 'step-intent', step, try: nth });
const outcome = (step: StepId, result: 'done' | 'satisfied' | 'failed' | 'maybe', nth = 1): RunEvent => ({
  type: 'step-outcome',
  step,
  try: nth,
  outcome: result,
});
const askErase: RunEvent = {
  type: 'waiting',
  step: 'erase',
  reason: { code: 'wait.erase-doubt', params: {} },
  expects: 'consent',
  covers: ['erase'],
};
const consented: RunEvent = { type: 'consented', attempt: 2, consentId: 'consent-2', covers: ['erase'] };
const resumed: RunEvent = { type: 'resumed', coreStart: 2 };

const anyEvent: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.record({
    type: fc.constant('step-intent' as const),
    step: fc.constantFrom(...stepIds),
    try: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    type: fc.constant('step-outcome' as const),
    step: fc.constantFrom(...stepIds),
    try: fc.integer({ min: 1, max: 3 }),
    outcome: fc.constantFrom(
      'done' as const,
      'satisfied' as const,
      'skipped' as const,
      'failed' as const,
      'maybe' as const,
    ),
  }),
  fc.record({
    type: fc.constant('waiting' as const),
    step: fc.constantFrom(...stepIds),
    reason: fc.constant({ code: 'wait.device', params: {} }),
    expects: fc.constantFrom('device' as const, 'operator' as const, 'consent' as const),
    covers: fc.subarray<OneWay>(['erase', 'cloud-configuration']),
  }),
  fc.record({
    type: fc.constant('answered' as const),
    attempt: fc.integer({ min: 1, max: 3 }),
    answer: fc.constantFrom('continue' as const, 'abandon' as const),
  }),
  fc.record({
    type: fc.constant('consented' as const),
    attempt: fc.integer({ min: 2, max: 4 }),
    consentId: fc.uuid(),
    covers: fc.subarray<OneWay>(['erase', 'cloud-configuration']),
  }),
  fc.constant<RunEvent>({ type: 'suspended' }),
  fc.constant<RunEvent>(resumed),
);

/** A legal journal: of any events, those that may follow what came before. */
const legalJournal = fc.array(anyEvent, { maxLength: 60 }).map((events) => {
  const entries: JournalEntry[] = [];
  let state: RunState | undefined;
  for (const event of [started(), ...events]) {
    if (illegality(state, event) !== undefined) continue;
    const entry = { seq: entries.length + 1, at: '2026-04-01T00:00:00.000Z', event };
    entries.push(entry);
    state = reduceRun(state, entry);
  }
  return entries;
});

describe('who works at the station', () => {
  const by = <E extends RunEvent>(event: E, operator: string): E => ({ ...event, operator });

  it('is whoever confirmed the present attempt', () => {
    const first = journal(by(started(), '佐藤'), intent('erase'), outcome('erase', 'maybe'), askErase);
    expect(foldRun(first)?.operator).toBe('佐藤');
    const again = (event: RunEvent) => foldRun([...first, { seq: 5, at: new Date(5).toISOString(), event }]);
    expect(again(by(consented, '鈴木'))?.operator).toBe('鈴木');
    expect(again(consented)).not.toHaveProperty('operator');
  });
});

describe('a run folded from its journal', () => {
  it('is a legal state after every prefix, and reads back through the schema', () => {
    fc.assert(
      fc.property(legalJournal, fc.nat(), (entries, cut) => {
        const prefix = entries.slice(0, 1 + (cut % entries.length));
        const state = foldRun(prefix);
        expect(state?.seq).toBe(prefix.length);
        expect(prefix.map((entry) => runEventSchema.parse(entry.event))).toEqual(prefix.map((entry) => entry.event));
      }),
    );
  });

  it('is the same however often parts are replayed', () => {
    fc.assert(
      fc.property(legalJournal, fc.nat(), (entries, cut) => {
        const once = foldRun(entries);
        const middle = cut % entries.length;
        expect(foldRun([...entries.slice(0, middle), ...entries.slice(0, middle), ...entries, ...entries])).toEqual(
          once,
        );
      }),
    );
  });

  it('never holds a one-way effect twice under one consent, nor without one', () => {
    fc.assert(
      fc.property(legalJournal, (entries) => {
        let consents: readonly OneWay[] = [];
        let sent: OneWay[] = [];
        for (const { event } of entries) {
          if (event.type === 'run-started' || event.type === 'consented') {
            consents = event.covers;
            sent = [];
          }
          const oneWay = event.type === 'step-intent' ? oneWayOf[event.step] : undefined;
          if (oneWay === undefined) continue;
          expect(consents).toContain(oneWay);
          expect(sent).not.toContain(oneWay);
          sent.push(oneWay);
        }
      }),
    );
  });
});

describe('a damaged journal is refused:', () => {
  it.each([
    ['an erase sent twice', [started(), intent('erase'), outcome('erase', 'failed'), intent('erase', 2)]],
    ['an erase nobody consented to', [started(['cloud-configuration']), intent('erase')]],
    ['a beginning without a start', [intent('pair')]],
    ['a second start', [started(), started()]],
    ['an erase done without an intent', [started(), outcome('erase', 'done')]],
    ['a try again under an old number', [started(), intent('pair'), outcome('pair', 'failed'), intent('pair')]],
    ['a consent nobody asked for', [started(), consented]],
    ['anything after the end', [started(), { type: 'run-ended', end: 'failed' } as RunEvent, intent('pair')]],
    [
      'an answer to another attempt',
      [started(), askErase, { type: 'answered', attempt: 2, answer: 'continue' } as RunEvent],
    ],
  ])('%s', (_, events) => {
    expect(() => foldRun(journal(...events))).toThrow(expect.objectContaining({ code: 'kitting.journal-damaged' }));
  });
});

describe('the state', () => {
  it('bears with the loss of an event about a step that may repeat', () => {
    const state = foldRun(journal(started(), outcome('pair', 'done'), intent('wifi', 2), outcome('wifi', 'failed', 2)));
    expect(state?.steps.pair.state).toBe('done');
    expect(state?.steps.wifi).toMatchObject({ state: 'failed', tries: 2 });
  });

  it('lets a new consent send again, once', () => {
    const again = journal(started(), intent('erase'), outcome('erase', 'maybe'), askErase, consented, intent('erase'));
    const state = foldRun(again);
    expect(state).toMatchObject({ attempt: 2, consentId: 'consent-2', sent: ['erase'] });
    expect(state?.steps.erase).toMatchObject({ state: 'running', tries: 1 });
  });

  it('begins a new attempt at the configuration when only that was consented to', () => {
    const ask = { ...askErase, step: 'supervise', covers: ['cloud-configuration'] } as RunEvent;
    const state = foldRun(
      journal(
        started(),
        intent('erase'),
        outcome('erase', 'done'),
        intent('supervise'),
        outcome('supervise', 'maybe'),
        ask,
        {
          ...consented,
          covers: ['cloud-configuration'],
        } as RunEvent,
      ),
    );
    expect(state?.steps.erase.state).toBe('done');
    expect(state?.steps.supervise).toEqual({ state: 'pending', tries: 0 });
  });

  it('counts a crash only while the device was worked on', () => {
    expect(foldRun(journal(started(), resumed))?.crashes).toBe(0);
    expect(foldRun(journal(started(), intent('pair'), resumed, resumed))?.crashes).toBe(2);
    expect(foldRun(journal(started(), intent('pair'), { type: 'suspended' }, resumed))?.crashes).toBe(0);
    expect(foldRun(journal(started(), intent('erase'), askErase, resumed))?.crashes).toBe(0);
  });

  it('waits until something happens', () => {
    const waiting = foldRun(journal(started(), intent('erase'), askErase));
    expect(waiting?.waiting?.reason.code).toBe('wait.erase-doubt');
    expect(
      foldRun(journal(started(), intent('erase'), askErase, outcome('erase', 'satisfied')))?.waiting,
    ).toBeUndefined();
  });
});
