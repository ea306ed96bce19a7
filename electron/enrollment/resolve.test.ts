import { expect, it, onTestFinished } from 'vitest';
import { openHttpsSite } from '../../tests/support/https-site.ts';
import { systemClock } from '../ports/clock.ts';
import { resolveEnrollment } from './resolve.ts';

it('a full URL is taken as it is, and nobody is asked', async () => {
  const source = { product: 'clomo', host: 'mdm.clomo.com', customerDomain: 'example' } as const;
  const resolved = await resolveEnrollment(source, { clock: systemClock });
  expect(resolved.url.reveal()).toBe('https://mdm.clomo.com/example/ios');
  expect(resolved.anchors).toEqual([]);
});

it('a host name alone is asked for its enrollment URL and anchors', async () => {
  const site = await openHttpsSite({
    answer: ({ url }, response) => {
      const origin = `https://${site.host}`;
      const config = { dep_enrollment_url: `${origin}/enroll?key=secret`, dep_anchor_certs_url: `${origin}/anchors` };
      response.end(JSON.stringify(url === '/anchors' ? [site.anchor.toString('base64')] : config));
    },
  });
  onTestFinished(() => site.close());
  const resolved = await resolveEnrollment(
    { product: 'url', url: site.host },
    { clock: systemClock, trust: [site.anchorPem] },
  );
  expect(resolved.url.reveal()).toBe(`${site.origin}/enroll?key=secret`);
  expect(resolved.maskedUrl).toBe(`${site.origin}/enroll?key=***`);
  expect(JSON.stringify(resolved.url)).not.toContain('secret');
  expect(resolved.anchors).toEqual([site.anchor]);
});
