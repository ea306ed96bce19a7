import { describe, expect, it, onTestFinished } from 'vitest';
import { openMicroMdmSite } from '../../../../tests/support/mdm-doubles/micromdm-site.ts';
import { sampleRecord } from '../../../../tests/support/sample-run.ts';
import { systemClock } from '../../../ports/clock.ts';
import { describeMdmBackend } from '../../port-contract.ts';
import { createMicroMdmBackend } from './micromdm-backend.ts';

const serial = 'DMPXK0AAJF88';
const devices = () => [
  {
    serial_number: serial,
    udid: '00008101-000A1B2C3D4E5F60',
    enrollment_status: true,
    last_seen: '2026-11-19T01:02:03Z',
  },
  { serial_number: 'F9FXC2GONE', udid: 'u2', enrollment_status: false, last_seen: '0001-01-01T00:00:00Z' },
];

async function open() {
  const micro = await openMicroMdmSite(devices());
  onTestFinished(() => micro.site.close());
  const connect = (given: { readonly token?: string; readonly trust?: readonly string[] } = {}) =>
    createMicroMdmBackend({
      baseUrl: `${micro.site.origin}/`,
      key: () => given.token ?? micro.key,
      trust: given.trust ?? [micro.site.anchorPem],
      inbox: undefined,
      clock: systemClock,
      timeoutMs: 5_000,
    });
  return { micro, connect };
}

const declared = { records: false, lookup: true, commands: true, files: false };
describeMdmBackend({ describe, it }, 'MicroMDM', declared, async () => {
  const { micro, connect } = await open();
  return {
    connect,
    commands: { serial, queued: micro.queued, loseNextAnswer: micro.loseNextAnswer },
    setReachable: async (up) => micro.setReachable(up),
    newRecord: () => sampleRecord('run'),
    unknownSerial: 'F9FXC2ABC',
    close: async () => {},
  };
});

describe('MicroMDM', () => {
  it('says who is enrolled, by serial', async () => {
    const { connect } = await open();
    const backend = connect();
    onTestFinished(() => backend.close());
    const answers = await backend.lookup([serial, 'F9FXC2GONE', 'F9FXC2NONE'], AbortSignal.timeout(5_000));
    expect(answers).toMatchObject([
      { serial, enrolled: 'yes', udid: '00008101-000A1B2C3D4E5F60', lastSeenAt: '2026-11-19T01:02:03.000Z' },
      { enrolled: 'no', udid: 'u2' },
      { enrolled: 'no' },
    ]);
    expect(answers[1]?.lastSeenAt).toBeUndefined();
  });
});
