import { afterAll, beforeAll, expect, it } from 'vitest';
import { pem } from '../../electron/crypto/certificates.ts';
import { preflightEnrollment, probeRecords } from '../../electron/enrollment/preflight.ts';
import { buildEnrollmentUrl, parseEnrollmentUrl } from '../../electron/enrollment/products/registry.ts';
import { resolveEnrollment } from '../../electron/enrollment/resolve.ts';
import { systemClock as clock } from '../../electron/ports/clock.ts';
import { type PracticeMdm, startMdm } from '../../electron/practice/mdm/start.ts';

let mdm: PracticeMdm;
let anchors: Buffer[];

beforeAll(async () => {
  mdm = await startMdm();
  anchors = mdm.ready.anchors.map((anchor) => Buffer.from(anchor, 'base64'));
});

afterAll(() => mdm.close());

it('the URLs the practice MDM hands out are ours, letter by letter', () => {
  for (const { url, password } of mdm.ready.enrollment.mobiconnect) {
    const parsed = parseEnrollmentUrl(url);
    expect(parsed.warnings).toEqual([]);
    expect(JSON.stringify(parsed)).not.toContain(password);
    expect(buildEnrollmentUrl(parsed.reveal()).url.reveal()).toBe(url);
  }
});

it('a preflight tells a live door from a wrong one, and enrolls nobody', async () => {
  const url = mdm.ready.enrollment.mobiconnect[0]?.url ?? '';
  const wrong = url.replace(/dep\/[^?]+/, 'dep/nobody.example');
  expect(await preflightEnrollment({ url, anchors }, { clock })).toEqual({ kind: 'refused', status: 400 });
  expect(await preflightEnrollment({ url: wrong, anchors }, { clock })).toEqual({ kind: 'not-found', status: 404 });
  expect(await preflightEnrollment({ url, anchors: [] }, { clock })).toMatchObject({
    kind: 'tls',
    reason: 'untrusted',
  });
  expect(mdm.witness().devices).toEqual({});
});

it('a host name alone leads to the enrollment URL and its anchors', async () => {
  const { host } = new URL(mdm.ready.device.url);
  const trust = anchors.map((anchor) => pem(anchor));
  const resolved = await resolveEnrollment({ product: 'url', url: host }, { clock, trust });
  expect(resolved.url.reveal()).toBe(mdm.ready.enrollment.plain);
  expect(resolved.anchors).toEqual(anchors);
});

it('a look at the records API tells a right token, a wrong one, and a cut link', async () => {
  const { records } = mdm.ready;
  expect(await probeRecords(records, { clock })).toMatchObject({ kind: 'answer', status: 200 });
  expect(await probeRecords({ ...records, token: 'wrong' }, { clock })).toMatchObject({ kind: 'answer', status: 401 });
  await mdm.setLink('records', 'down');
  expect(await probeRecords(records, { clock })).toEqual({ kind: 'network', code: 'ECONNREFUSED' });
});
