import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { blueprintSchema } from '../../shared/domain/blueprint.ts';
import { enrollmentRecordSchema } from '../../shared/domain/record.ts';
import { type RunEvent, runEndSchema } from '../../shared/domain/run.ts';
import { compiledPlanSchema } from './compiled-plan.ts';
import { buildRecord } from './record-builder.ts';
import { foldRun } from './run-reducer.ts';

const plan = compiledPlanSchema.parse({
  schema: 1,
  runId: 'run-1',
  deviceKey: 'ecid:000123456789ABCD',
  udid: '00008110-000123456789ABCD',
  slot: '07',
  blueprint: blueprintSchema.parse({
    id: '11111111-1111-4111-8111-111111111111',
    revision: 4,
    name: '1年A組',
    organizationId: '22222222-2222-4222-8222-222222222222',
    serverId: null,
    enrollment: 'none',
    supervise: true,
    allowPairing: true,
    panes: { mode: 'skip-all' },
    erase: 'never',
    profiles: [],
  }),
  organization: {
    id: '22222222-2222-4222-8222-222222222222',
    name: '桜小学校',
    identity: { fingerprint: 'F', notAfter: '2046' },
  },
  server: null,
  steps: [],
  configurationDigest: 'D',
  planHash: 'H',
  createdAt: '2026-04-01T00:00:00.000Z',
});

const events: RunEvent[] = [
  {
    type: 'run-started',
    runId: 'run-1',
    deviceKey: plan.deviceKey,
    consentId: 'c',
    attempt: 1,
    planHash: 'H',
    covers: [],
    operator: '佐藤',
  },
  { type: 'step-intent', step: 'inspect', try: 1 },
  {
    type: 'step-outcome',
    step: 'inspect',
    try: 1,
    outcome: 'done',
    facts: { serial: 'DMPXK0AAJF88', osVersion: '17.5' },
  },
  { type: 'step-intent', step: 'name', try: 1 },
  { type: 'step-outcome', step: 'name', try: 1, outcome: 'done', facts: { name: 'iPad-07' } },
  { type: 'step-outcome', step: 'supervise', try: 1, outcome: 'failed', facts: { magic: 'NOT READ BACK' } },
];
const state = foldRun(events.map((event, index) => ({ seq: index + 1, at: `2026-04-01T00:00:0${index}.000Z`, event })));
if (state === undefined) throw new Error('a run was started');
const now = new Date('2026-04-01T00:01:00.000Z');
const input = { station: 'station-1', plan, state, problem: undefined, now, random: randomBytes };

describe('an enrollment record', () => {
  it.each(runEndSchema.options)('is written for a run that %s, and reads back through its schema', (end) => {
    const record = buildRecord({ ...input, end });
    expect(enrollmentRecordSchema.parse(record)).toEqual(record);
    expect(record).toMatchObject({ kind: end, revision: 1, attempt: 1, runId: 'run-1' });
  });

  it('names who worked when the run was confirmed, in the second shape of records', () => {
    expect(buildRecord({ ...input, end: 'prepared' })).toMatchObject({ schema: 2, operator: '佐藤' });
  });

  it('names the device, and the time each step took', () => {
    const record = buildRecord({ ...input, end: 'prepared' });
    expect(record.device).toEqual({
      serial: 'DMPXK0AAJF88',
      udid: '00008110-000123456789ABCD',
      ecid: '000123456789ABCD',
      osVersion: '17.5',
      name: 'iPad-07',
      slot: '07',
    });
    expect(record.steps).toContainEqual({ step: 'inspect', outcome: 'done', ms: 1000 });
    expect(record.steps.map(({ step }) => step)).not.toContain('erase');
  });

  it('holds as evidence only what was read back', () => {
    const facts = buildRecord({ ...input, end: 'failed' }).evidence.map(({ fact, value }) => [fact, value]);
    expect(facts).toEqual([['name', 'iPad-07']]);
  });

  it('has a time-ordered id of its own', () => {
    const [one, two] = [buildRecord({ ...input, end: 'parked' }), buildRecord({ ...input, end: 'parked' })];
    expect(one.id).not.toBe(two.id);
    expect(Number.parseInt(one.id.replaceAll('-', '').slice(0, 12), 16)).toBe(now.getTime());
  });
});
