import { afterEach, describe, expect, it } from 'vitest';
import { createTestClock } from '../../electron/ports/test-clock.ts';
import { ENROLLMENT_PROFILE_IDENTIFIER } from '../../electron/practice/mdm/enrollment/profile.ts';
import type { BackendInput } from '../../shared/domain/backend.ts';
import type { FleetRequest } from '../../shared/domain/fleet.ts';
import { type EnrollmentRoom, openEnrollmentRoom } from '../support/enrollment-room.ts';
import { type FleetOffice, openFleetOffice } from '../support/fleet-office.ts';
import { openFleetSite } from '../support/mdm-doubles/fleet-site.ts';
import { openTestInbox, type TestInbox } from '../support/mdm-doubles/inbox.ts';
import { openMicroMdmSite } from '../support/mdm-doubles/micromdm-site.ts';
import { type CommandTaker, openNanoMdmSite } from '../support/mdm-doubles/nanomdm-site.ts';
import { scratchDirectory } from '../support/scratch.ts';
import { waitUntil } from '../support/wait-until.ts';

/**
 * A device that really enrolls, by way of a practice MDM that really tells its webhook, and products that only lend it
 * their API: what the station then believes, the device itself did.
 */
let room: EnrollmentRoom;
let inbox: TestInbox;
let office: FleetOffice;
let serial: string;
const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of cleanUp.splice(0)) await close();
});

async function open(): Promise<void> {
  inbox = await openTestInbox(scratchDirectory(), createTestClock());
  const webhook = { url: `${inbox.url}/v1/webhook`, key: inbox.webhookKey, trust: [inbox.anchorPem] };
  room = await openEnrollmentRoom({ mdm: { webhook } });
  office = await openFleetOffice(room.clock);
  serial = room.device.hardware.serial;
  cleanUp.push(() => room.close(), inbox.close);
}

/** A moment later than it was sent, so that what comes of it is seen to come after it. */
const below: CommandTaker = (_, uuid, command) =>
  void room.clock.advance(1_000).then(() => room.mdm.enqueue(serial, command, uuid));
const isEnrolled = () => room.mdm.witness().devices[serial]?.enrolled ?? false;

async function addServer(backend: BackendInput): Promise<string> {
  const { id } = await office.call('servers.save', {
    name: backend.kind,
    enrollment: { product: 'pasted', url: room.url },
  });
  await office.call('backends.set', { serverId: id, backend });
  return id;
}

const inactivation = (): FleetRequest => ({
  kind: 'inactivate',
  serials: [serial],
  removeMdmProfile: true,
  leaves: false,
  enrollmentProfile: ENROLLMENT_PROFILE_IDENTIFIER,
});

/** What is told by events is a moment behind. */
const soon = { interval: 5, timeout: 2_000 };
const lookup = async (serverId: string) => (await office.call('backends.lookup', { serverId, serials: [serial] }))[0];
const untilProven = (id: string) =>
  expect
    .poll(() => office.call('fleet.verify', { id }), soon)
    .toMatchObject({ state: 'done', steps: [{ proof: 'read-back', seen: { state: 'gone' } }] });

/** Sends the removal by the API, waits until the device did it, and asks again. */
async function inactivate(serverId: string) {
  const { id, steps } = await office.start(serverId, inactivation());
  expect(steps).toMatchObject([{ means: 'api', expects: 'gone' }]);
  await office.call('fleet.verify', { id });
  await waitUntil('the device let go of its MDM', () => room.device.content.mdm === undefined && !isEnrolled());
  await waitUntil('the check-out', () => room.seen().checkOuts === 1);
  return id;
}

describe('an inactivation by the API (§7), from check-in to check-out', () => {
  it('of NanoMDM: the inbox is fed by the MDM’s own webhook', async () => {
    await open();
    const nano = await openNanoMdmSite(below);
    cleanUp.push(() => nano.site.close());
    const api = { baseUrl: nano.site.origin, trust: [nano.site.anchorPem], key: nano.key };
    const box = { inbox: { url: inbox.url, trust: [inbox.anchorPem] }, inboxKey: inbox.pullKey };
    const server = await addServer({ kind: 'nanomdm', ...api, ...box });
    expect(await lookup(server)).toMatchObject({ enrolled: 'unknown' });

    await room.enroll();
    await expect
      .poll(() => lookup(server), soon)
      .toMatchObject({
        enrolled: 'yes',
        udid: room.device.hardware.udid,
        profileIdentifiers: [ENROLLMENT_PROFILE_IDENTIFIER],
        source: expect.stringMatching(/^inbox .*\(group=教室A\)$/),
      });

    const id = await inactivate(server);
    await untilProven(id);
    expect(await lookup(server)).toMatchObject({ enrolled: 'no', halfEnrolled: false });
    expect(nano.queued()).toHaveLength(1);
  });

  it('of MicroMDM: its own list of devices is what proves it', async () => {
    await open();
    const { udid } = room.device.hardware;
    const listed = {
      serial_number: serial,
      udid,
      last_seen: room.clock.now().toISOString(),
      get enrollment_status() {
        return isEnrolled();
      },
    };
    const micro = await openMicroMdmSite([listed], below);
    cleanUp.push(() => micro.site.close());
    const server = await addServer({
      kind: 'micromdm',
      baseUrl: micro.site.origin,
      trust: [micro.site.anchorPem],
      key: micro.key,
      inbox: { url: inbox.url, trust: [inbox.anchorPem] },
      inboxKey: inbox.pullKey,
    });
    await room.enroll();
    expect(await lookup(server)).toMatchObject({ enrolled: 'yes', udid });
    const id = await inactivate(server);
    await untilProven(id);
    expect(micro.queued()).toHaveLength(1);
  });

  it('of Fleet is a step on its own page, proven by what its API then says', async () => {
    await open();
    const host = {
      id: 7,
      uuid: room.device.hardware.udid,
      hardware_serial: serial,
      last_mdm_enrolled_at: null,
      last_mdm_checked_in_at: null,
      get mdm() {
        return { enrollment_status: isEnrolled() ? 'On (manual)' : 'Off', server_url: null };
      },
    };
    const fleet = await openFleetSite([host]);
    cleanUp.push(() => fleet.site.close());
    const server = await addServer({
      kind: 'fleet',
      baseUrl: fleet.site.origin,
      trust: [fleet.site.anchorPem],
      key: fleet.key,
    });
    await room.enroll();
    const { id, steps } = await office.start(server, inactivation());
    expect(steps).toMatchObject([{ step: 'turn-off-mdm', means: 'console' }]);
    const step = `${serial}/turn-off-mdm`;
    expect(await office.call('fleet.tick', { id, step, by: '山田' })).toMatchObject({ steps: [{ state: 'waiting' }] });
    room.mdm.enqueue(serial, { RequestType: 'RemoveProfile', Identifier: ENROLLMENT_PROFILE_IDENTIFIER });
    await waitUntil('the check-out', () => room.seen().checkOuts === 1);
    await untilProven(id);
  });
});
