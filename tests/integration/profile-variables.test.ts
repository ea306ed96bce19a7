import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { emptyDeviceBook } from '../../electron/kitting/device-book.ts';
import { hasEnded, kit, openKittingRoom, readyDevices, waitsFor } from '../support/kitting-room.ts';
import { testPayload, testProfile } from '../support/test-profiles.ts';

const clip = testPayload('com.apple.webClip.managed', {
  Label: '{{roster.user}}',
  URL: 'https://a.example/{{serial}}',
});
const profile = testProfile('test.each', [clip]);
const sha256 = createHash('sha256').update(profile).digest('hex');
const variables = ['roster.user', 'serial'];

async function roomWith(roster: Readonly<Record<string, string>>) {
  const room = await openKittingRoom({});
  room.blueprint({ profiles: [{ name: 'Each', role: 'silent', identifier: 'test.each', sha256, variables }] });
  room.setMaterials({ profile: () => profile, book: { ...emptyDeviceBook, rosterValues: () => roster } });
  return room;
}

describe('a profile with variables', () => {
  it('comes to the device filled in', async () => {
    const room = await roomWith({ 'roster.user': '山田 & 太郎' });
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    expect(await core.until('the end', hasEnded)).toMatchObject({ end: 'prepared' });
    const { content, hardware } = room.practice();
    const installed = content.profiles.get('test.each')?.bytes.toString('utf8');
    expect(installed).toContain('<string>山田 &amp; 太郎</string>');
    expect(installed).toContain(`<string>https://a.example/${hardware.serial}</string>`);
  });

  it('starts nothing on a device of which nobody knows them', async () => {
    const room = await roomWith({});
    await room.prePair();
    const core = await room.startCore();
    const devices = await readyDevices(core);
    const preview = core.kitting.plan({ blueprintId: room.blueprintId, devices });
    expect(preview.devices).toMatchObject([{ runnable: false }]);
    expect(room.practice().counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 0 });
  });

  it('waits before anything is done where the device had to be read first', async () => {
    const room = await roomWith({});
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    await core.until('the roster', waitsFor('wait.roster'));
    expect(room.practice().counters).toMatchObject({ erases: 0, cloudConfigurationWrites: 0, silentInstalls: 0 });
  });
});
