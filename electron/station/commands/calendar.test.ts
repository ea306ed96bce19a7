import { describe, expect, it } from 'vitest';
import { filesShowing } from '../../../tests/support/find-secret.ts';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { scratchDirectory } from '../../../tests/support/scratch.ts';
import { issueCertificate } from '../../crypto/certificates.ts';
import { generateRsaKey } from '../../crypto/keys.ts';
import { systemClock } from '../../ports/clock.ts';
import { stationCalendar } from '../calendar.ts';
import { calendarHandlers } from './calendar.ts';

const caller = { role: 'operator', seat: 'window' } as const;
const secret = 'kanaria-vpp-token-1234567';

function room() {
  const dataDir = scratchDirectory();
  const store = openScratchStore({ dataDir });
  const calendar = stationCalendar({
    store,
    profiles: { put: () => '', get: () => Buffer.alloc(0) },
    clock: systemClock,
  });
  return { dataDir, store, handlers: calendarHandlers({ store, clock: systemClock, calendar }) };
}

async function pushCertificate(topic: string, years: number): Promise<string> {
  const { publicKey, privateKey } = await generateRsaKey();
  const notAfter = new Date();
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + years);
  return issueCertificate({
    subject: { uid: topic },
    subjectPublicKey: publicKey,
    signingKey: privateKey,
    notAfter,
  }).toString('base64');
}

describe('what people enter', () => {
  it('stands in the calendar until it is forgotten', async () => {
    const { handlers } = room();
    const wish = { kind: 'ade-token', name: 'ABM', downloadedOn: '2026-04-01', serverId: null } as const;
    const entered = await handlers['calendar.enter'](wish, caller);
    expect(await handlers['calendar.show']({}, caller)).toEqual({ expiries: [entered] });
    const changed = await handlers['calendar.enter']({ ...wish, id: entered.id, name: 'ASM' }, caller);
    expect(await handlers['calendar.show']({}, caller)).toEqual({ expiries: [changed] });
    await handlers['calendar.forget']({ id: entered.id }, caller);
    expect(await handlers['calendar.show']({}, caller)).toEqual({ expiries: [] });
    expect(() => handlers['calendar.forget']({ id: entered.id }, caller)).toThrow(
      expect.objectContaining({ code: 'input.not-found' }),
    );
  });

  it('is a token’s end and never the token, whose successor takes its place', async () => {
    const { dataDir, handlers } = room();
    const file = (year: number) =>
      Buffer.from(
        Buffer.from(JSON.stringify({ token: secret, expDate: `${year}-01-01T00:00:00Z`, orgName: '青葉市' })).toString(
          'base64',
        ),
      ).toString('base64');
    await handlers['calendar.enter']({ kind: 'vpp-token', file: file(2027), serverId: null }, caller);
    await handlers['calendar.enter']({ kind: 'vpp-token', file: file(2028), serverId: null }, caller);
    expect(await handlers['calendar.show']({}, caller)).toMatchObject({
      expiries: [{ name: '青葉市', endsAt: '2028-01-01T00:00:00.000Z' }],
    });
    for (const shape of [secret, Buffer.from(secret).toString('base64')])
      expect(filesShowing(dataDir, shape)).toEqual([]);
  });

  it('goes into a file for calendar programs', async () => {
    const { handlers } = room();
    await handlers['calendar.enter']({ kind: 'other', name: '保守契約', endsOn: '2027-03-31', serverId: null }, caller);
    const { fileName, data } = await handlers['calendar.export']({ language: 'ja' }, caller);
    expect(fileName).toBe('kitbench-calendar.ics');
    expect(Buffer.from(data, 'base64').toString()).toContain('DTSTART;VALUE=DATE:20270331\r\nSUMMARY:保守契約\r\n');
  });
});

describe('a push certificate', () => {
  const topic = 'com.apple.mgmt.External.one';

  it('is compared with the one noted before, which its renewal replaces', async () => {
    const { handlers } = room();
    const first = await pushCertificate(topic, 1);
    await handlers['push.keep'](
      { certificate: first, serverId: null, appleId: 'mdm@example.jp', acceptNewTopic: false },
      caller,
    );
    const wish = { certificate: await pushCertificate(topic, 2), serverId: null, keyPassword: '' };
    expect(await handlers['push.inspect'](wish, caller)).toMatchObject({ ok: true, renewal: 'renewed' });
    const kept = await handlers['push.keep']({ ...wish, acceptNewTopic: false }, caller);
    expect(await handlers['calendar.show']({}, caller)).toEqual({ expiries: [kept] });
    expect(await handlers['push.inspect'](wish, caller)).toMatchObject({ renewal: 'same' });
  });

  it('under a new topic is kept only when a person says so', async () => {
    const { store, handlers } = room();
    const server = {
      id: '0d1f6a52-7a6e-4a5e-9a53-0d4f6f0f4a01',
      name: 'School',
      product: 'clomo',
      maskedUrl: 'https://x.jp/***',
      host: 'x.jp',
      anchorFingerprints: [],
    } as const;
    store.servers.save({ server: { ...server, anchorFingerprints: [] }, sourceRef: 's', anchors: [] });
    const serverId = server.id;
    await handlers['push.keep'](
      { certificate: await pushCertificate(topic, 1), serverId, acceptNewTopic: false },
      caller,
    );
    const other = { certificate: await pushCertificate('com.apple.mgmt.External.two', 2), serverId };
    expect(await handlers['push.inspect']({ ...other, keyPassword: '' }, caller)).toMatchObject({
      ok: false,
      renewal: 'created-anew',
    });
    expect(() => handlers['push.keep']({ ...other, acceptNewTopic: false }, caller)).toThrow(
      expect.objectContaining({ code: 'calendar.new-topic' }),
    );
    await handlers['push.keep']({ ...other, acceptNewTopic: true }, caller);
    const { expiries } = await handlers['calendar.show']({}, caller);
    expect(expiries).toMatchObject([{ name: 'School', detail: 'com.apple.mgmt.External.two' }]);
  });
});
