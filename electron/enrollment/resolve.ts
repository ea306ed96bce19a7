import type { Reason } from '../../shared/domain/plan.ts';
import type { EnrollmentSource } from '../../shared/domain/server.ts';
import { SecretUrl } from '../identity/secret-url.ts';
import { buildEnrollmentUrl, maskEnrollmentUrl } from './products/registry.ts';
import { isHostOnly } from './products/url.ts';
import { type DiscoveryOptions, discoverServiceConfig } from './service-config.ts';

export type ResolvedEnrollment = {
  readonly url: SecretUrl;
  readonly maskedUrl: string;
  readonly host: string;
  /** DER anchors the server named for itself; to be added to those the operator chose. */
  readonly anchors: readonly Buffer[];
  readonly warnings: readonly Reason[];
};

/**
 * The URL a device is given: built from the source, or asked from the host where the source is a host name alone. Throws
 * KitError `enrollment.*`.
 */
export async function resolveEnrollment(
  source: EnrollmentSource,
  options: DiscoveryOptions,
): Promise<ResolvedEnrollment> {
  const built = buildEnrollmentUrl(source);
  if (!isHostOnly(new URL(built.url.reveal()))) return { ...built, anchors: [] };
  const { enrollmentUrl, anchors } = await discoverServiceConfig(built.host, options);
  const maskedUrl = maskEnrollmentUrl(enrollmentUrl);
  return { ...built, url: new SecretUrl(enrollmentUrl, maskedUrl), maskedUrl, anchors };
}
