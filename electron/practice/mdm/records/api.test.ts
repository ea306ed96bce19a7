import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EnrollmentRecord } from '../../../../shared/domain/record.ts';
import { lookupSchema } from '../../../../shared/domain/record.ts';
import {
  authenticateMessage,
  call,
  createTestDeviceCa,
  fetchSettings,
  putMessage,
  tokenUpdateMessage,
} from '../../../../tests/support/mdm-caller.ts';
import { sampleRecord } from '../../../../tests/support/sample-run.ts';
import { systemClock } from '../../../ports/clock.ts';
import { type Authority, createAuthority } from '../../https/authority.ts';
import { type PracticeMdm, startMdm } from '../start.ts';
import { lookupListSchema, recordListSchema, recordResultsSchema } from './schemas.ts';

let deviceCa: Awaited<ReturnType<typeof createTestDeviceCa>>;
let authority: Authority;
let mdm: PracticeMdm;
beforeAll(async () => {
  [deviceCa, authority] = await Promise.all([createTestDeviceCa(), createAuthority(systemClock)]);
});
beforeEach(async () => {
  mdm = await startMdm({ deviceCa: deviceCa.pem }, { authority });
});
afterEach(() => mdm.close());

const serial = 'TEST00000001';

const record = (overrides: Partial<EnrollmentRecord> = {}) =>
  sampleRecord('run-1', {
    station: '教室Mac',
    device: { serial, udid: '00008030-0000000000000001' },
    organization: '学校',
    ...overrides,
  });

type Change = { readonly path?: string; readonly headers?: Record<string, string>; readonly body?: string };

async function put(value: EnrollmentRecord, change: Change = {}) {
  const { status, body } = await call(mdm, `${mdm.ready.records.baseUrl}/records/${change.path ?? value.id}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${mdm.ready.records.token}`,
      'content-type': 'application/json',
      'idempotency-key': value.id,
      ...change.headers,
    },
    body: change.body ?? JSON.stringify(value),
  });
  return { status, body: body.length > 0 ? JSON.parse(body.toString()) : undefined };
}

async function get(path: string) {
  const headers = { authorization: `Bearer ${mdm.ready.records.token}` };
  const { status, body } = await call(mdm, mdm.ready.records.baseUrl + path, { headers });
  return { status, body: JSON.parse(body.toString()) };
}

describe('a record', () => {
  it('is taken once: the same request gets the first answer again', async () => {
    const sent = record();
    const first = await put(sent);
    expect(first).toMatchObject({ status: 201, body: { id: sent.id, isCurrent: true, currentRevision: 1 } });

    mdm.clock.advance(60_000);
    expect(await put(sent)).toEqual(first);
    expect(mdm.witness().records).toEqual([
      expect.objectContaining({
        id: sent.id,
        station: '教室Mac',
        runId: 'run-1',
        serial,
        attempt: 1,
        kind: 'prepared',
      }),
    ]);
    expect(mdm.witness().duplicateRecords).toMatchObject([{ id: sent.id, outcome: 'replayed' }]);
  });

  it('is refused with 422 when its key came before with another payload', async () => {
    const sent = record();
    await put(sent);
    expect(await put({ ...sent, organization: '別の学校' })).toMatchObject({
      status: 422,
      body: { code: 'payload-mismatch' },
    });
    expect(mdm.witness().duplicateRecords).toMatchObject([{ outcome: 'payload-mismatch' }]);
  });

  it('is refused with 409 when another record told of the same effect', async () => {
    const sent = record();
    await put(sent);
    const answer = await put(record({ revision: 2 }));
    expect(answer).toMatchObject({ status: 409, body: { code: 'effect-exists' } });
    expect(answer.body.reasons[0]).toContain(sent.id);
    expect(mdm.witness().records).toHaveLength(1);
    expect(mdm.witness().duplicateRecords).toMatchObject([{ outcome: 'effect-exists' }]);
  });

  it.each([
    { station: '別のMac' },
    { runId: 'run-2' },
    { attempt: 2 },
    { kind: 'enrolled' as const },
    { device: { serial: 'TEST00000002', udid: '00008030-0000000000000002' } },
  ])('of another effect is taken: %j', async (difference) => {
    await put(record());
    expect((await put(record(difference))).status).toBe(201);
  });

  it('of a lower revision that comes late is kept, but not shown as the state', async () => {
    const newer = record({ kind: 'enrolled', revision: 2 });
    const late = record({ kind: 'prepared', revision: 1 });
    await put(newer);
    expect(await put(late)).toMatchObject({ status: 201, body: { isCurrent: false, currentRevision: 2 } });

    const list = recordListSchema.parse((await get(`/records?serial=${serial}`)).body);
    expect(list.current.map(({ id }) => id)).toEqual([newer.id]);
    expect(list.records.map(({ id }) => id)).toEqual([newer.id, late.id]);
  });

  it.each([
    ['no token', { headers: { authorization: '' } }, 401],
    ['another token', { headers: { authorization: 'Bearer nonsense' } }, 401],
    ['no idempotency key', { headers: { 'idempotency-key': '' } }, 400],
    ['another idempotency key', { headers: { 'idempotency-key': randomUUID() } }, 400],
    ['another id in the path', { path: randomUUID() }, 400],
    ['another media type', { headers: { 'content-type': 'text/plain' } }, 400],
    ['a body that is no JSON', { body: '{"id":' }, 400],
    ['a body that is no record', { body: '{"id":1}' }, 400],
    ['a body over 256 KiB', { body: JSON.stringify({ x: 'x'.repeat(256 * 1024) }) }, 413],
  ] satisfies [string, Change, number][])('with %s is refused', async (_, change, status) => {
    expect((await put(record(), change)).status).toBe(status);
    expect(mdm.witness().records).toEqual([]);
  });

  it('is told what is wrong with it', async () => {
    const { body } = await put({ ...record(), attempt: 0 });
    expect(body).toEqual({ code: 'invalid-request', reasons: [expect.stringMatching(/^attempt: /)] });
  });
});

describe('a look-up', () => {
  const machine = { udid: '00008030-0000000000000001', serial };
  const lookUp = async () => lookupSchema.parse((await get(`/devices/${serial}`)).body);

  it('tells no, half enrolled, yes and unknown apart, with source and time', async () => {
    expect(await lookUp()).toMatchObject({ serial, enrolled: 'no', halfEnrolled: false, source: 'practice-mdm' });

    const settings = await fetchSettings(mdm, machine, await deviceCa.issue());
    await putMessage(mdm, settings, 'check-in', authenticateMessage(machine, settings));
    expect(await lookUp()).toMatchObject({ enrolled: 'no', halfEnrolled: true, udid: machine.udid });

    await putMessage(mdm, settings, 'check-in', tokenUpdateMessage(machine, settings));
    const yes = await lookUp();
    expect(yes).toMatchObject({ enrolled: 'yes', halfEnrolled: false });

    mdm.clock.advance(40 * 86_400_000);
    const later = await lookUp();
    expect(later).toMatchObject({ enrolled: 'unknown', lastSeenAt: yes.lastSeenAt });
    expect(Date.parse(later.asOf)).toBeGreaterThan(Date.parse(yes.asOf));
  });

  it('answers many serials in their order', async () => {
    const { body } = await get(`/devices?serials=${serial},OTHER0001`);
    expect(lookupListSchema.parse(body).devices.map((device) => device.serial)).toEqual([serial, 'OTHER0001']);
  });

  it.each(['/devices', '/devices?serials=a,,b', '/devices/%20', '/records', `/devices?serials=${'A,'.repeat(200)}A`])(
    'refuses %s',
    async (path) => {
      expect((await get(path)).status).toBe(400);
    },
  );

  it.each(['/nothing', '/records/a/b', ''])('knows no %j', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

describe('several records in one request', () => {
  async function post(lines: readonly string[], type = 'application/x-ndjson') {
    const { status, body } = await call(mdm, `${mdm.ready.records.baseUrl}/records`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mdm.ready.records.token}`, 'content-type': type },
      body: lines.join('\n'),
    });
    return { status, results: status === 200 ? recordResultsSchema.parse(JSON.parse(body.toString())).results : [] };
  }
  const another = (nth: number) => record({ device: { serial: `TEST9${nth}`, udid: `u${nth}` } });

  it('are taken each for itself, in their order, as one by one', async () => {
    const [known, fresh, changed] = [another(1), another(2), another(3)];
    expect((await put(known)).status).toBe(201);
    await put(changed);
    const lines = [known, fresh, { ...changed, organization: '別の学校' }, { ...fresh, id: randomUUID() }];
    const { status, results } = await post([...lines.map((line) => JSON.stringify(line)), '{"id":']);
    expect(status).toBe(200);
    expect(results.map((result) => result.status)).toEqual([201, 201, 422, 409, 400]);
    expect(results.map(({ id }) => id)).toEqual([known.id, fresh.id, changed.id, lines[3]?.id, '']);
    expect(mdm.witness().records.map(({ id }) => id)).toEqual([known.id, changed.id, fresh.id]);
    // The very same bytes by a request of their own are a repetition.
    expect((await put(fresh)).status).toBe(201);
  });

  it('are as many as the answer to a single one declares, and of their own media type', async () => {
    const sent = another(1);
    const { headers } = await call(mdm, `${mdm.ready.records.baseUrl}/records/${sent.id}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${mdm.ready.records.token}`,
        'content-type': 'application/json',
        'idempotency-key': sent.id,
      },
      body: JSON.stringify(sent),
    });
    const most = Number(headers['records-per-request']);
    const lines = Array.from({ length: most + 1 }, (_, nth) => JSON.stringify(another(nth + 10)));
    expect((await post(lines)).status).toBe(413);
    expect((await post(lines.slice(1))).results).toHaveLength(most);
    expect((await post(lines, 'application/json')).status).toBe(400);
  });
});

describe('link 3', () => {
  it('cut, ends the connections it had and takes none; restored, it is where it was', async () => {
    const sent = record();
    await put(sent);
    await mdm.setLink('records', 'down');
    await expect(put(sent)).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    await mdm.setLink('records', 'up');
    expect((await put(sent)).status).toBe(201);
    expect(mdm.witness().records).toHaveLength(1);
  });

  it('cut, leaves the device side alone', async () => {
    await mdm.setLink('records', 'down');
    expect((await call(mdm, `${mdm.ready.device.url}/MDMServiceConfig`)).status).toBe(200);
  });
});
