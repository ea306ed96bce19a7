import { beforeAll, describe, expect, it } from 'vitest';
import { openScratchStore } from '../../tests/support/open-scratch-store.ts';
import { sampleRecord, startSampleRun } from '../../tests/support/sample-run.ts';
import { issueCertificate, pem } from '../crypto/certificates.ts';
import { generateRsaKey, type RsaKey } from '../crypto/keys.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { createCampaigns } from './campaigns.ts';
import { overwrite } from './procedures/overwrite.ts';

const by = '佐藤';
const header = overwrite.list?.header ?? [];
let key: RsaKey;
beforeAll(async () => {
  key = await generateRsaKey();
});

function open() {
  const clock = createTestClock(new Date('2015-11-02T00:00:00Z'));
  return { clock, campaigns: createCampaigns(openScratchStore({ clock }), clock) };
}

/** The console's list, of one device. */
function list(readAt: string, version: string, applied = 'FALSE', overwritten = 'FALSE') {
  const row = ['a1', '有効', '1年', 'iPad', '', '', '=1+1', readAt, version, applied, overwritten];
  return { fileName: 'list.csv', data: Buffer.from(`\uFEFF${header.join(',')}\r\n${row.join(',')}\r\n`) };
}

describe('a campaign', () => {
  it('believes no information that was read before the step it should prove', async () => {
    const { clock, campaigns } = open();
    const { id } = campaigns.start('overwrite', by, { list: list('15/11/02 09:00', '9.1') });
    campaigns.tick(id, { step: 'lift-filter', by, note: '' });
    await clock.advance(3_600_000);
    campaigns.tick(id, { step: 'deliver', by, note: '' });
    expect(campaigns.importList(id, by, list('15/11/02 09:30', '9.1', 'TRUE')).devices[0]?.step).toBe('check-delivery');
    expect(campaigns.importList(id, by, list('15/11/02 10:01', '9.1', 'TRUE')).devices[0]).toMatchObject({
      step: 'tap',
      dueBy: '2015-11-05T01:00:00.000Z',
    });
    expect(campaigns.show(id).expired).toBe(false);
  });

  it('holds a device back until its system is new enough', () => {
    const { campaigns } = open();
    const { id, devices } = campaigns.start('overwrite', by, { list: list('15/11/02 09:00', '8.4.1') });
    expect(devices[0]?.step).toBe('update');
    expect(campaigns.importList(id, by, list('15/11/02 09:00', '10.0')).devices[0]?.step).toBe('deliver');
  });

  it('is for chosen devices only: by the console’s number, or by a serial number that this station knows', () => {
    const clock = createTestClock(new Date('2015-11-02T00:00:00Z'));
    const store = openScratchStore({ clock });
    const campaigns = createCampaigns(store, clock);
    const runId = startSampleRun(store);
    const device = { serial: 'DMPXK0AAJF88', udid: 'u', wifiMac: '04:F4:5F:07:A7:A9' };
    store.records.insertWithOutbox(sampleRecord(runId, { device }));
    const rows = ['04f45f07a7a9', '04f45f07a7aa', '04f45f07a7ab'].map((number) =>
      [number, '有効', '1年', 'iPad', '', '', '', '15/11/02 09:00', '9.1', 'FALSE', 'FALSE'].join(','),
    );
    const all = { fileName: 'all.csv', data: Buffer.from(`\uFEFF${[header.join(','), ...rows].join('\r\n')}\r\n`) };
    const start = (devices?: string[]) =>
      campaigns.start('overwrite', by, { list: all, ...(devices && { devices }) }).devices.map((one) => one.device);
    expect(start()).toHaveLength(3);
    expect(start(['dmpxk0aajf88', '04-F4-5F-07-A7-AB'])).toEqual(['04f45f07a7a9', '04f45f07a7ab']);
    expect(() => start(['DMPXK0AAJF99'])).toThrow(expect.objectContaining({ code: 'campaign.not-listed' }));
  });

  it('tells who ticked, what the console showed, and what was missed; and nothing more once it is ended', async () => {
    const { clock, campaigns } = open();
    const { id } = campaigns.start('overwrite', by, { list: list('15/11/02 09:00', '9.1') });
    campaigns.tick(id, { step: 'lift-filter', by, note: '' });
    campaigns.tick(id, { step: 'deliver', by, note: '1 回目' });
    campaigns.importList(id, by, list('15/11/02 09:01', '9.1', 'TRUE'));
    await clock.advance(4 * 86_400_000);
    expect(campaigns.show(id).devices[0]).toMatchObject({
      step: 'deliver',
      missed: 1,
      history: [
        { what: 'shown', step: 'update', by },
        { what: 'ticked', step: 'deliver', by, note: '1 回目' },
        { what: 'shown', step: 'check-delivery', by },
        { what: 'missed', step: 'tap', at: '2015-11-05T00:00:00.000Z' },
      ],
    });
    const ended = campaigns.end(id, by, '端末を返却したため');
    expect(ended).toMatchObject({ done: false, total: 1, finished: 0, ended: { by, reason: '端末を返却したため' } });
    expect(campaigns.list()).toMatchObject([{ id, ended: { by } }]);
    const refused = expect.objectContaining({ code: 'campaign.ended' });
    expect(() => campaigns.tick(id, { step: 'deliver', by, note: '' })).toThrow(refused);
    expect(() => campaigns.importList(id, by, list('15/11/06 09:00', '9.1'))).toThrow(refused);
    expect(() => campaigns.end(id, by, 'x')).toThrow(refused);
  });

  it('refuses a file with other columns, an unknown step, and a procedure without its list', () => {
    const { campaigns } = open();
    const code = (work: () => unknown) => {
      try {
        return work();
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    const wrong = { fileName: 'x.csv', data: Buffer.from('端末番号\r\na1\r\n') };
    expect(code(() => campaigns.start('overwrite', by, { list: wrong }))).toBe('campaign.wrong-columns');
    expect(code(() => campaigns.start('overwrite', by))).toBe('campaign.needs-list');
    expect(code(() => campaigns.start('nothing', by))).toBe('campaign.unknown');
    const { id } = campaigns.start('overwrite', by, { list: list('15/11/02 09:00', '9.1') });
    expect(code(() => campaigns.tick(id, { step: 'update', by, note: '' }))).toBe('campaign.step-unknown');
  });

  it('renews a push certificate only under its own topic, and for longer', () => {
    const { campaigns } = open();
    const { id } = campaigns.start('push-certificate', by);
    const certificate = (topic: string, year: number) =>
      Buffer.from(
        pem(
          issueCertificate({
            subject: { cn: 'APSP', uid: `com.apple.mgmt.External.${topic}` },
            subjectPublicKey: key.publicKey,
            signingKey: key.privateKey,
            notBefore: new Date('2015-01-01T00:00:00Z'),
            notAfter: new Date(Date.UTC(year, 0, 1)),
          }),
        ),
      );
    const tick = (step: string, bytes?: Buffer) =>
      campaigns.tick(id, { step, by, note: '', ...(bytes && { certificate: bytes }) });
    const refused = (work: () => unknown, code: string) =>
      expect(work).toThrow(expect.objectContaining({ code: `campaign.${code}` }));
    refused(() => tick('request'), 'not-next');
    refused(() => tick('current', Buffer.from('no certificate')), 'certificate-unreadable');
    tick('current', certificate('one', 2016));
    tick('request');
    refused(() => tick('renewed', certificate('two', 2017)), 'certificate-other-topic');
    refused(() => tick('renewed', certificate('one', 2016)), 'certificate-not-newer');
    tick('renewed', certificate('one', 2017));
    tick('upload');
    expect(tick('reached').done).toBe(true);
  });
});
