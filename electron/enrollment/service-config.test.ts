import { afterEach, describe, expect, it } from 'vitest';
import { type HttpsSite, openHttpsSite } from '../../tests/support/https-site.ts';
import { systemClock } from '../ports/clock.ts';
import { createTestClock } from '../ports/test-clock.ts';
import { discoverServiceConfig } from './service-config.ts';

let site: HttpsSite | undefined;

afterEach(async () => {
  await site?.close();
  site = undefined;
});

async function serve(pages: (site: { origin: string; anchor: Buffer }) => Record<string, unknown>): Promise<HttpsSite> {
  const opened = await openHttpsSite({
    answer: (request, response) => {
      const page = pages(opened)[request.url];
      response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'application/json; charset=UTF8' });
      response.end(page === undefined ? '' : typeof page === 'string' ? page : JSON.stringify(page));
    },
  });
  site = opened;
  return opened;
}

function discover(opened: HttpsSite) {
  return discoverServiceConfig(opened.host, { trust: [opened.anchorPem], clock: systemClock });
}

describe('asking a host for its MDMServiceConfig', () => {
  it('gives the enrollment URL and the anchors', async () => {
    const opened = await serve(({ origin, anchor }) => ({
      '/MDMServiceConfig': {
        dep_enrollment_url: `${origin}/enroll?x=1`,
        dep_anchor_certs_url: `${origin}/anchors`,
        trust_profile_url: `${origin}/trust.mobileconfig`,
      },
      '/anchors': [anchor.toString('base64')],
    }));
    expect(await discover(opened)).toEqual({
      enrollmentUrl: `${opened.origin}/enroll?x=1`,
      anchors: [opened.anchor],
      trustProfileUrl: `${opened.origin}/trust.mobileconfig`,
    });
    expect(opened.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /MDMServiceConfig',
      'GET /anchors',
    ]);
  });

  it('does without anchors', async () => {
    const opened = await serve(({ origin }) => ({ '/MDMServiceConfig': { dep_enrollment_url: `${origin}/e` } }));
    expect(await discover(opened)).toEqual({ enrollmentUrl: `${opened.origin}/e`, anchors: [] });
  });

  it.each([
    ['no such page', () => ({}), 'enrollment.discovery-absent'],
    ['a web page', () => ({ '/MDMServiceConfig': '<html></html>' }), 'enrollment.discovery-invalid'],
    ['no enrollment URL', () => ({ '/MDMServiceConfig': {} }), 'enrollment.discovery-invalid'],
    ['http', () => ({ '/MDMServiceConfig': { dep_enrollment_url: 'http://x.jp/' } }), 'enrollment.discovery-invalid'],
    [
      'anchors that are none',
      ({ origin }: { origin: string }) => ({
        '/MDMServiceConfig': { dep_enrollment_url: `${origin}/e`, dep_anchor_certs_url: `${origin}/a` },
        '/a': ['AAAA'],
      }),
      'enrollment.discovery-invalid',
    ],
    ['half a megabyte', () => ({ '/MDMServiceConfig': ' '.repeat(600_000) }), 'enrollment.answer-too-large'],
  ])('refuses %s', async (_, pages, code) => {
    await expect(discover(await serve(pages))).rejects.toMatchObject({ code });
  });

  it('does not trust an unknown authority', async () => {
    const opened = await serve(() => ({}));
    await expect(discoverServiceConfig(opened.host, { clock: systemClock })).rejects.toMatchObject({
      code: 'enrollment.tls',
      params: { reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
    });
  });

  it('says when nobody is there', async () => {
    const opened = await serve(() => ({}));
    await opened.close();
    await expect(discover(opened)).rejects.toMatchObject({ code: 'enrollment.unreachable' });
  });

  it('stops waiting after ten seconds', async () => {
    const clock = createTestClock();
    const asked = Promise.withResolvers<void>();
    site = await openHttpsSite({ answer: () => asked.resolve() });
    const discovery = discoverServiceConfig(site.host, { trust: [site.anchorPem], clock });
    const outcome = expect(discovery).rejects.toMatchObject({ params: { reason: 'ETIMEDOUT' } });
    await asked.promise;
    await clock.advance(10_000);
    await outcome;
  });

  it('ends with the caller', async () => {
    const controller = new AbortController();
    site = await openHttpsSite({ answer: () => controller.abort(new Error('enough')) });
    await expect(
      discoverServiceConfig(site.host, { trust: [site.anchorPem], clock: systemClock, signal: controller.signal }),
    ).rejects.toThrow('enough');
  });
});
