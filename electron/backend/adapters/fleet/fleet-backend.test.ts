import { describe, expect, it, onTestFinished } from 'vitest';
import { type FleetHost, openFleetSite } from '../../../../tests/support/mdm-doubles/fleet-site.ts';
import { sampleRecord } from '../../../../tests/support/sample-run.ts';
import { systemClock } from '../../../ports/clock.ts';
import { describeMdmBackend } from '../../port-contract.ts';
import { createFleetBackend } from './fleet-backend.ts';

const host: FleetHost = {
  id: 7,
  uuid: '00008101-000A1B2C3D4E5F60',
  hardware_serial: 'DMPXK0AAJF88',
  last_mdm_enrolled_at: '2026-11-19T00:00:00Z',
  last_mdm_checked_in_at: '2026-11-20T00:00:00Z',
  mdm: { enrollment_status: 'On (manual)', server_url: 'https://fleet.example/mdm/apple/mdm' },
};

async function open(...given: Parameters<typeof openFleetSite>) {
  const fleet = await openFleetSite(...given);
  onTestFinished(() => fleet.site.close());
  const connect = (credentials: { readonly token?: string; readonly trust?: readonly string[] } = {}) =>
    createFleetBackend({
      baseUrl: fleet.site.origin,
      key: () => credentials.token ?? fleet.key,
      trust: credentials.trust ?? [fleet.site.anchorPem],
      clock: systemClock,
      timeoutMs: 5_000,
    });
  return { fleet, connect };
}

const declared = { records: false, lookup: true, commands: false, files: false };
describeMdmBackend({ describe, it }, 'Fleet', declared, async () => {
  const { fleet, connect } = await open([]);
  return {
    connect,
    setReachable: async (up) => fleet.setReachable(up),
    newRecord: () => sampleRecord('run'),
    unknownSerial: 'F9FXC2ABC',
    close: async () => {},
  };
});

async function lookupOf(...given: Parameters<typeof openFleetSite>) {
  const { connect } = await open(...given);
  const backend = connect();
  onTestFinished(() => backend.close());
  const [answer] = await backend.lookup([host.hardware_serial], AbortSignal.timeout(5_000));
  return answer;
}

describe('Fleet', () => {
  it.each([
    ['On (manual)', 'yes'],
    ['On (automatic)', 'yes'],
    ['Pending', 'no'],
    ['Off', 'no'],
    [null, 'unknown'],
    ['a word of a later version', 'unknown'],
  ])('reads the status %s as %s', async (enrollment_status, enrolled) => {
    const answer = await lookupOf([{ ...host, mdm: { ...host.mdm, enrollment_status } }]);
    expect(answer).toMatchObject({ enrolled, udid: host.uuid, lastSeenAt: '2026-11-20T00:00:00.000Z' });
  });

  it('does not take a host for the device that merely bears its serial as a name', async () => {
    const namesake = { ...host, hardware_serial: 'OTHER00001', hostname: host.hardware_serial };
    expect(await lookupOf([namesake])).toMatchObject({ enrolled: 'unknown' });
  });

  it('names only profiles that the device itself has reported', async () => {
    const profiles = [
      { profile_uuid: 'a', status: 'verified' },
      { profile_uuid: 'b', status: 'pending' },
    ];
    const catalogue = [
      { profile_uuid: 'a', identifier: 'jp.example.wifi' },
      { profile_uuid: 'b', identifier: 'jp.example.later' },
    ];
    const answer = await lookupOf([{ ...host, mdm: { ...host.mdm, profiles } }], catalogue);
    expect(answer?.profileIdentifiers).toEqual(['jp.example.wifi']);
    expect((await lookupOf([host], catalogue))?.profileIdentifiers).toBeUndefined();
  });
});
