import { type Answer, answerJson, type Exchange } from '../../https/exchange.ts';
import { buildTrustProfile } from './profile.ts';

/** What Apple Configurator asks when only a host name was typed (mdm §2.1, Discovery); undefined for other paths. */
export function answerDiscovery(exchange: Exchange, anchor: Buffer, origin: string): Answer | undefined {
  if (exchange.method !== 'GET') return undefined;
  switch (exchange.url.pathname) {
    case '/MDMServiceConfig':
      return answerJson(200, {
        dep_enrollment_url: `${origin}/enroll`,
        dep_anchor_certs_url: `${origin}/anchors`,
        trust_profile_url: `${origin}/trust.mobileconfig`,
      });
    case '/anchors':
      return answerJson(200, [anchor.toString('base64')]);
    case '/trust.mobileconfig':
      return {
        status: 200,
        headers: { 'content-type': 'application/x-apple-aspen-config' },
        body: buildTrustProfile(anchor),
      };
    default:
      return undefined;
  }
}
