import { describe, expect, it } from 'vitest';
import { blueprintSchema } from '../../../shared/domain/blueprint.ts';
import type { ProfileDocument } from '../../../shared/domain/profile-document.ts';
import { systemClock } from '../../ports/clock.ts';
import type { BlueprintCheckContext } from '../context.ts';
import { profileContentsCheck } from './profile-contents.ts';

const document: ProfileDocument = {
  PayloadType: 'Configuration',
  PayloadIdentifier: 'a',
  PayloadUUID: 'A',
  PayloadVersion: 1,
  PayloadContent: [
    {
      PayloadType: 'com.apple.relay.managed',
      PayloadIdentifier: 'b',
      PayloadUUID: 'B',
      PayloadVersion: 1,
      Relays: [{}],
    },
    {
      PayloadType: 'com.apple.applicationaccess',
      PayloadIdentifier: 'c',
      PayloadUUID: 'C',
      PayloadVersion: 1,
      allowAirDrop: false,
    },
  ],
};

async function codes(change: Partial<BlueprintCheckContext>, supervise = true): Promise<readonly string[]> {
  const blueprint = blueprintSchema.parse({
    id: '11111111-1111-4111-8111-111111111111',
    revision: 1,
    name: 'A',
    organizationId: '22222222-2222-4222-8222-222222222222',
    serverId: null,
    enrollment: 'none',
    supervise,
    allowPairing: true,
    panes: { mode: 'skip-all' },
    erase: 'never',
    profiles: [],
  });
  const read = { code: 'profile.empty', params: {}, chain: [] } as const;
  const profiles = [{ name: 'Relay', role: 'silent' as const, read: { ...read, chain: [] }, document }];
  const context: BlueprintCheckContext = {
    clock: systemClock,
    blueprint,
    profiles,
    identityExported: 'yes',
    ...change,
  };
  const found = await profileContentsCheck.run(context, AbortSignal.abort());
  return found.map(({ status, finding }) => `${status} ${finding.code}`);
}

describe('the contents of a blueprint’s profiles', () => {
  it('are fine for devices that take all of them', async () => {
    expect(await codes({ fleetOs: ['18.6'] })).toEqual([]);
  });

  it('are told where one of the versions refuses them, once', async () => {
    expect(await codes({ fleetOs: ['15.8', '16.7', '18.6'] })).toEqual([
      'fail payload.too-new',
      'fail payload.too-new',
    ]);
  });

  it('are told where they need a supervision that the blueprint does not give', async () => {
    expect(await codes({}, false)).toEqual(['warn key.supervised']);
  });
});
