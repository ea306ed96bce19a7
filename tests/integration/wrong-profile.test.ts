import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { kit, openKittingRoom } from '../support/kitting-room.ts';
import { testPayload, testProfile } from '../support/test-profiles.ts';

const relay = testProfile('test.relay', [testPayload('com.apple.relay.managed', { Relays: [{}] })]);
const sha256 = createHash('sha256').update(relay).digest('hex');

describe('a profile that the device’s iOS does not know', () => {
  it('fails in rehearsal as on the day, and is not listed by the device', async () => {
    const room = await openKittingRoom({ product: 'iPad13,4', os: '16.7.10' });
    room.blueprint({ profiles: [{ name: 'Relay', role: 'silent', identifier: 'test.relay', sha256 }] });
    room.setMaterials({ profile: () => relay });
    const core = await room.startCore();
    await kit(core, room.blueprintId);
    const run = await core.until('a refusal', ({ problem }) => problem !== undefined);
    expect(run.problem?.chain.at(-1)).toMatchObject({ domain: 'MCInstallationErrorDomain', code: 4023 });
    expect(room.practice().content.profiles.has('test.relay')).toBe(false);
  });
});
