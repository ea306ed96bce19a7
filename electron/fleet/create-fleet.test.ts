import { describe, expect, it, onTestFinished } from 'vitest';
import type { FleetRequest } from '../../shared/domain/fleet.ts';
import { openFleetOffice } from '../../tests/support/fleet-office.ts';
import { openTestInbox } from '../../tests/support/mdm-doubles/inbox.ts';
import { openNanoMdmSite } from '../../tests/support/mdm-doubles/nanomdm-site.ts';
import { checkInEvent, connectEvent } from '../../tests/support/mdm-doubles/webhook.ts';
import { scratchDirectory } from '../../tests/support/scratch.ts';
import { waitUntil } from '../../tests/support/wait-until.ts';
import { systemClock } from '../ports/clock.ts';

const device = { SerialNumber: 'DMPXK0AAJF88', UDID: '00008101-000A1B2C3D4E5F60' };
const serial = device.SerialNumber;
const stepId = `${serial}/remove-enrollment`;
const at = (minute: number) => new Date(Date.now() - 600_000 + minute * 60_000).toISOString();
const inactivate: FleetRequest = {
  kind: 'inactivate',
  serials: [serial],
  removeMdmProfile: true,
  leaves: false,
  enrollmentProfile: 'com.example.enroll',
};

/** A station whose server is a NanoMDM with an inbox, and one enrolled device. */
async function open() {
  const [nano, inbox, office] = await Promise.all([
    openNanoMdmSite(),
    openTestInbox(scratchDirectory()),
    openFleetOffice(systemClock),
  ]);
  onTestFinished(async () => {
    await Promise.all([nano.site.close(), inbox.close()]);
  });
  const { id: serverId } = await office.call('servers.save', {
    name: 'nano',
    enrollment: { product: 'nanomdm', url: 'https://mdm.example/enroll' },
  });
  const api = { baseUrl: nano.site.origin, trust: [nano.site.anchorPem], key: nano.key };
  const box = { inbox: { url: inbox.url, trust: [inbox.anchorPem] }, inboxKey: inbox.pullKey };
  await office.call('backends.set', { serverId, backend: { kind: 'nanomdm', ...api, ...box } });
  await inbox.post(checkInEvent('Authenticate', at(0), device));
  await inbox.post(checkInEvent('TokenUpdate', at(1), { UDID: device.UDID }));
  return { nano, inbox, office, serverId };
}

describe('an inactivation that goes by the API', () => {
  it('is RemoveProfile, sent once, and proven by the check-out', async () => {
    const { nano, inbox, office, serverId } = await open();
    const { id, steps } = await office.start(serverId, inactivate);
    expect(steps).toMatchObject([{ id: stepId, means: 'api', expects: 'gone' }]);
    expect(await office.call('fleet.verify', { id })).toMatchObject({ state: 'open', steps: [{ state: 'waiting' }] });
    expect(nano.queued()).toHaveLength(1);
    await expect(office.call('fleet.tick', { id, step: stepId, by: '山田' })).rejects.toMatchObject({
      code: 'fleet.step-by-api',
    });
    await inbox.post(checkInEvent('CheckOut', at(5), { UDID: device.UDID }));
    expect(await office.call('fleet.verify', { id })).toMatchObject({
      state: 'done',
      steps: [{ state: 'done', proof: 'read-back', seen: { state: 'gone' } }],
    });
    expect(nano.queued()).toHaveLength(1);
  });

  it('that a crash cut short is sent again under its own id, and takes effect once', async () => {
    const { nano, office, serverId } = await open();
    nano.loseNextAnswer();
    const { id } = await office.start(serverId, inactivate);
    await office.call('fleet.verify', { id });
    await office.restart();
    await office.call('fleet.verify', { id });
    expect(nano.queued()).toHaveLength(1);
    expect(await office.call('fleet.show', { id })).toMatchObject({ steps: [{ state: 'waiting' }] });
  });

  it('that the device refuses has failed, and says so', async () => {
    const { nano, inbox, office, serverId } = await open();
    const { id } = await office.start(serverId, inactivate);
    await waitUntil('the command is queued', () => nano.queued()[0]);
    await office.call('fleet.verify', { id });
    const [CommandUUID = ''] = nano.queued();
    await inbox.post(connectEvent(at(5), { UDID: device.UDID, Status: 'Error', CommandUUID }));
    expect(await office.call('fleet.verify', { id })).toMatchObject({
      state: 'open',
      steps: [{ state: 'failed', problem: { code: 'fleet.command-failed' } }],
    });
    expect(await office.call('fleet.cancel', { id, by: '山田', reason: 'wrong profile' })).toMatchObject({
      state: 'cancelled',
    });
  });

  it('waits for its time here, since the MDM cannot', async () => {
    const { nano, office, serverId } = await open();
    const scheduledAt = new Date(Date.now() + 3_600_000).toISOString();
    const { id } = await office.start(serverId, { ...inactivate, scheduledAt });
    expect(await office.call('fleet.verify', { id })).toMatchObject({ steps: [{ state: 'later' }] });
    expect(nano.queued()).toEqual([]);
  });

  it('needs to be told which profile, and what the MDM has not is not offered', async () => {
    const { office, serverId } = await open();
    const { enrollmentProfile: _, ...unnamed } = inactivate;
    const { devices } = await office.call('fleet.preview', { serverId, request: unnamed });
    expect(devices).toMatchObject([{ refusals: [{ code: 'fleet.profile-not-named' }], steps: [] }]);
    for (const kind of ['delete', 'move'] as const) {
      const request = { kind, serials: [serial], group: '教室B' };
      const refused = office.call('fleet.preview', { serverId, request });
      await expect(refused).rejects.toMatchObject({ code: 'fleet.not-offered' });
    }
  });

  it('tells an MDM that cannot be asked from one that does not know', async () => {
    const { inbox, office } = await open();
    expect((await office.call('fleet.check', { serials: [serial, 'DMPXK0AAJF99'] })).devices).toMatchObject([
      { serial, active: 'yes', found: [{ server: 'nano', state: 'active', source: expect.stringMatching(/^inbox /) }] },
      { active: 'unknown', found: [{ state: 'unknown' }] },
    ]);
    await inbox.setReachable(false);
    const { devices, report } = await office.call('fleet.check', { serials: [serial] });
    expect(devices).toMatchObject([
      { active: 'unknown', found: [{ problem: { code: expect.stringMatching(/^backend\./) } }] },
    ]);
    expect(report.results.map(({ status, finding }) => `${status} ${finding.code}`)).toEqual([
      'unknown registration.not-asked',
      'unknown registration.unknown',
    ]);
  });
});
