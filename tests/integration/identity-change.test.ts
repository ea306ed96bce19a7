import { describe, expect, it } from 'vitest';
import { certificateFingerprint } from '../../electron/crypto/certificates.ts';
import { createSupervisionIdentity } from '../../electron/crypto/supervision-identity.ts';
import type { SupervisionMaterial } from '../../electron/kitting/materials.ts';
import {
  answer,
  hasEnded,
  type KittingCore,
  type KittingRoom,
  kit,
  openKittingRoom,
  readyDevices,
  waitsFor,
} from '../support/kitting-room.ts';

const now = new Date();
const identities = Promise.all(
  ['before', 'after', 'spare'].map((organization) => createSupervisionIdentity({ organization, now })),
);

async function identity(nth: 0 | 1 | 2) {
  const found = (await identities)[nth];
  if (found === undefined) throw new Error('no identity');
  return found;
}

/** The organization's identities as kitting is given them. */
function supervise(room: KittingRoom, material: Omit<SupervisionMaterial, 'former'> & Partial<SupervisionMaterial>) {
  const { former = [] } = material;
  room.setMaterials({
    supervision: () => ({ ...material, former }),
    organization: (id) => ({
      id,
      name: '桜小学校',
      identity: { fingerprint: certificateFingerprint(material.certificate), notAfter: '2046-01-01' },
      former: former.map(({ certificate }) => ({
        fingerprint: certificateFingerprint(certificate),
        notAfter: '2046-01-01',
        replacedAt: '2026-01-01T00:00:00Z',
      })),
    }),
  });
}

async function kitToTheEnd(core: KittingCore, room: KittingRoom) {
  const [run] = await kit(core, room.blueprintId);
  return core.until('the end', (view) => view.runId === run?.runId && hasEnded(view));
}

function obeyed(room: KittingRoom): readonly string[] {
  const { SupervisorHostCertificates: certificates } = room.practice().content.cloudConfiguration ?? {};
  return (Array.isArray(certificates) ? certificates : []).map((one) => certificateFingerprint(one as Uint8Array));
}

/** A device that was kitted under the identity from before, at a station that has another one by now. */
async function changedRoom() {
  const [before, after, spare] = await Promise.all([identity(0), identity(1), identity(2)]);
  const room = await openKittingRoom({});
  room.blueprint({ allowPairing: false });
  supervise(room, { ...before, hostCertificates: [before.certificate, spare.certificate] });
  const core = await room.startCore();
  expect(await kitToTheEnd(core, room)).toMatchObject({ end: 'prepared' });
  expect(obeyed(room)).toEqual([before, spare].map(({ certificate }) => certificateFingerprint(certificate)));
  supervise(room, { ...after, former: [before], hostCertificates: [after.certificate] });
  return { room, core, after };
}

describe('a change of the supervision identity', () => {
  it('reaches a device by an erase, and its plan says so', async () => {
    const { room, core, after } = await changedRoom();
    const [device = ''] = await readyDevices(core);
    await core.bench.inspect(device);
    const { devices } = core.kitting.plan({ blueprintId: room.blueprintId, devices: [device] });
    expect(devices[0]).toMatchObject({ erases: true, runnable: true });
    expect(devices[0]?.steps.find(({ id }) => id === 'erase')?.reason.code).toBe('erase.former-identity');
    expect(await kitToTheEnd(core, room)).toMatchObject({ end: 'prepared' });
    expect(obeyed(room)).toEqual([certificateFingerprint(after.certificate)]);
    expect(room.practice().counters).toMatchObject({ erases: 1, cloudConfigurationWrites: 2 });
  });

  it('needs no tap where the pairing was lost: the identity from before still opens the device', async () => {
    const { room, core, after } = await changedRoom();
    room.practice().content.pairings.clear();
    const [device = ''] = await readyDevices(core);
    await core.bench.inspect(device).catch(() => undefined);
    const [run] = await kit(core, room.blueprintId);
    const own = (view: { runId: string }) => view.runId === run?.runId;
    const asked = await core.until('the question or the end', (view) => {
      return (
        own(view) &&
        (hasEnded(view) || waitsFor('wait.erase-needed', 'wait.erase-needed-configured-by', 'wait.trust')(view))
      );
    });
    expect(asked.waitingFor?.code).not.toBe('wait.trust');
    if (!hasEnded(asked)) answer(core, asked, 'consent');
    expect(await core.until('the end', (view) => own(view) && hasEnded(view))).toMatchObject({ end: 'prepared' });
    expect(obeyed(room)).toEqual([certificateFingerprint(after.certificate)]);
  });
});
