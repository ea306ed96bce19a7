import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openTestInbox, type TestInbox } from '../../../../tests/support/mdm-doubles/inbox.ts';
import { type NanoMdmSite, openNanoMdmSite } from '../../../../tests/support/mdm-doubles/nanomdm-site.ts';
import { checkInEvent, connectEvent } from '../../../../tests/support/mdm-doubles/webhook.ts';
import { openScratchStore } from '../../../../tests/support/open-scratch-store.ts';
import { sampleRecord } from '../../../../tests/support/sample-run.ts';
import { scratchDirectory } from '../../../../tests/support/scratch.ts';
import { systemClock } from '../../../ports/clock.ts';
import type { Store } from '../../../store/store.ts';
import { createInboxReader } from '../../inbox/inbox-reader.ts';
import type { MdmBackend } from '../../port.ts';
import { describeMdmBackend } from '../../port-contract.ts';
import { createNanoMdmBackend } from './nanomdm-backend.ts';

const device = { SerialNumber: 'DMPXK0AAJF88', UDID: '00008101-000A1B2C3D4E5F60' };
const serial = device.SerialNumber;
const minutes = (count: number) => new Date(Date.now() - 3_600_000 + count * 60_000).toISOString();
const authenticate = (at = 0) => checkInEvent('Authenticate', minutes(at), device, { group: '1年1組' });
const tokenUpdate = (at = 1) =>
  checkInEvent('TokenUpdate', minutes(at), { UDID: device.UDID, Topic: 'com.apple.mgmt.x' });
const checkOut = (at = 2) => checkInEvent('CheckOut', minutes(at), { UDID: device.UDID });
const signal = () => AbortSignal.timeout(5_000);

type Room = { readonly nano: NanoMdmSite; readonly inbox: TestInbox; readonly store: Store };

async function openRoom(): Promise<Room> {
  const [nano, inbox] = await Promise.all([openNanoMdmSite(), openTestInbox(scratchDirectory())]);
  const store = openScratchStore();
  onTestFinished(async () => {
    await Promise.all([nano.site.close(), inbox.close()]);
  });
  return { nano, inbox, store };
}

function connect(
  { nano, inbox, store }: Room,
  given: { readonly token?: string; readonly trust?: readonly string[]; readonly udid?: string } = {},
): MdmBackend {
  return createNanoMdmBackend({
    baseUrl: nano.site.origin,
    key: () => given.token ?? nano.key,
    trust: given.trust ?? [nano.site.anchorPem],
    clock: systemClock,
    timeoutMs: 5_000,
    inbox: createInboxReader({
      serverId: 'server',
      url: inbox.url,
      key: () => given.token ?? inbox.pullKey,
      trust: given.trust ?? [inbox.anchorPem],
      inboxes: store.inboxes,
      udidOf: () => given.udid,
      clock: systemClock,
      timeoutMs: 5_000,
    }),
  });
}

const declared = { records: false, lookup: true, commands: true, files: false };
describeMdmBackend({ describe, it }, 'NanoMDM with its inbox', declared, async () => {
  const room = await openRoom();
  for (const body of [authenticate(), tokenUpdate()]) await room.inbox.post(body);
  return {
    connect: (credentials) => connect(room, credentials),
    commands: { serial, queued: room.nano.queued, loseNextAnswer: room.nano.loseNextAnswer },
    setReachable: (up) => room.inbox.setReachable(up),
    newRecord: () => sampleRecord('run'),
    unknownSerial: 'F9FXC2ABC',
    close: async () => {},
  };
});

/** What the adapter says once these events came in, in this order. */
async function told(...bodies: Buffer[]) {
  const room = await openRoom();
  for (const body of bodies) expect(await room.inbox.post(body)).toBe(200);
  const backend = connect(room);
  onTestFinished(() => backend.close());
  const [lookup] = await backend.lookup([serial], signal());
  return { room, backend, lookup };
}

describe('NanoMDM knows of a device, by its inbox', () => {
  it.each([
    ['nothing', [], { enrolled: 'unknown', halfEnrolled: false }],
    ['that it began', [authenticate()], { enrolled: 'no', halfEnrolled: true }],
    ['that it enrolled', [authenticate(), tokenUpdate()], { enrolled: 'yes', halfEnrolled: false, udid: device.UDID }],
    ['the same, told out of order', [tokenUpdate(), authenticate()], { enrolled: 'yes', halfEnrolled: false }],
    ['that it left', [authenticate(), tokenUpdate(), checkOut()], { enrolled: 'no', halfEnrolled: false }],
    ['that it begins anew', [authenticate(), tokenUpdate(), authenticate(5)], { enrolled: 'no', halfEnrolled: true }],
    [
      'that it came back',
      [authenticate(), tokenUpdate(), checkOut(), authenticate(5), tokenUpdate(6)],
      { enrolled: 'yes', halfEnrolled: false },
    ],
    ['a token without a beginning, and no serial', [tokenUpdate()], { enrolled: 'unknown', halfEnrolled: false }],
  ])('%s', async (_, bodies, expected) => {
    const { lookup } = await told(...bodies);
    expect(lookup).toMatchObject({ serial, ...expected });
    expect(lookup?.source).toMatch(/^inbox localhost|^inbox 127/);
  });

  it('when it was heard of last, and which profiles it listed', async () => {
    const listed = connectEvent(minutes(9), {
      UDID: device.UDID,
      Status: 'Acknowledged',
      CommandUUID: 'c',
      ProfileList: [{ PayloadIdentifier: 'jp.example.wifi' }, { PayloadIdentifier: 'jp.example.mdm' }],
    });
    const idle = connectEvent(minutes(12), { UDID: device.UDID, Status: 'Idle' });
    const { lookup } = await told(authenticate(), tokenUpdate(), listed, idle);
    expect(lookup).toMatchObject({ profileIdentifiers: ['jp.example.wifi', 'jp.example.mdm'] });
    expect(Date.parse(lookup?.lastSeenAt ?? '')).toBe(
      Date.parse(idle.toString().match(/"created_at":"([^"]+)"/)?.[1] ?? ''),
    );
  });

  it('from which group it came, as the ServerURL told', async () => {
    const { lookup } = await told(authenticate(), tokenUpdate());
    expect(lookup?.source).toMatch(/\(group=1年1組\)$/);
  });

  it('by the UDID of our own record, where the inbox never saw the serial', async () => {
    const room = await openRoom();
    await room.inbox.post(tokenUpdate());
    const backend = connect(room, { udid: device.UDID.toLowerCase() });
    onTestFinished(() => backend.close());
    expect(await backend.lookup([serial], signal())).toMatchObject([{ enrolled: 'yes' }]);
  });

  it('does not call a device enrolled that was silent for a month', async () => {
    const old = (type: string, day: string) => checkInEvent(type, `2026-01-0${day}T00:00:00Z`, device);
    const { lookup } = await told(old('Authenticate', '1'), old('TokenUpdate', '2'));
    expect(lookup?.enrolled).toBe('unknown');
  });

  it('pulls only what is new', async () => {
    const { room, backend } = await told(authenticate());
    expect(room.store.inboxes.cursor('server')?.seq).toBe(1);
    await room.inbox.post(tokenUpdate());
    await backend.lookup([serial], signal());
    expect(room.store.inboxes.cursor('server')?.seq).toBe(2);
  });

  it('begins anew with another inbox, and vouches no more for what the old one told', async () => {
    const { room, lookup } = await told(authenticate(), tokenUpdate());
    expect(lookup?.enrolled).toBe('yes');
    const other = await openTestInbox(scratchDirectory());
    onTestFinished(() => other.close());
    const backend = connect({ ...room, inbox: other });
    onTestFinished(() => backend.close());
    expect(await backend.lookup([serial], signal())).toMatchObject([{ enrolled: 'unknown' }]);
    expect(room.store.inboxes.cursor('server')?.seq).toBe(0);
  });
});

describe('NanoMDM and commands', () => {
  const command = () => ({ commandId: randomUUID(), serial, command: { RequestType: 'ProfileList' } });

  it('tells a failed push from a failed command', async () => {
    const { room, backend } = await told(authenticate(), tokenUpdate());
    expect(await backend.enqueue(command(), signal())).toEqual({ kind: 'queued', woken: 'yes' });
    room.nano.next('push-fails');
    expect(await backend.enqueue(command(), signal())).toEqual({ kind: 'queued', woken: 'no' });
    room.nano.next('store-fails');
    expect(await backend.enqueue(command(), signal())).toMatchObject({
      kind: 'retry',
      problem: { code: 'backend.command-refused' },
    });
  });

  it.each([
    ['Acknowledged', 'acknowledged'],
    ['Error', 'failed'],
    ['CommandFormatError', 'failed'],
    ['NotNow', 'waiting'],
  ])('reads %s as %s', async (status, state) => {
    const { room, backend } = await told(authenticate(), tokenUpdate());
    const wanted = command();
    await backend.enqueue(wanted, signal());
    await room.inbox.post(
      connectEvent(minutes(3), { UDID: device.UDID, Status: status, CommandUUID: wanted.commandId }),
    );
    expect(await backend.outcome(wanted.commandId, signal())).toMatchObject({ state });
  });

  it('says that it needs an inbox when it has none', async () => {
    const { nano } = await openRoom();
    const backend = createNanoMdmBackend({
      baseUrl: nano.site.origin,
      key: () => nano.key,
      trust: [nano.site.anchorPem],
      inbox: undefined,
      clock: systemClock,
    });
    onTestFinished(() => backend.close());
    expect(backend.capabilities).toEqual({ records: false, lookup: false, commands: false, files: false });
    await expect(backend.lookup([serial], signal())).rejects.toMatchObject({ code: 'backend.no-inbox' });
    expect(await backend.enqueue(command(), signal())).toMatchObject({ problem: { code: 'backend.no-inbox' } });
    await backend.check(signal());
  });
});
