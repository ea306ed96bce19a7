import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Clock } from '../ports/clock.ts';
import { exchangeHttps } from './https-exchange.ts';
import { readHost } from './products/url-text.ts';

export type DiscoveryOptions = {
  /** PEM certificates to trust beside the system's. */
  readonly trust?: readonly string[];
  readonly clock: Clock;
  readonly signal?: AbortSignal;
};

export type ServiceConfig = {
  /** What devices get as ConfigurationURL; may hold a secret. */
  readonly enrollmentUrl: string;
  /** DER certificates devices are to trust for that URL. */
  readonly anchors: readonly Buffer[];
  readonly trustProfileUrl?: string;
};

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 512 * 1024;

const httpsUrl = z.url({ protocol: /^https$/ }).max(4000);
const configSchema = z.object({
  dep_enrollment_url: httpsUrl,
  dep_anchor_certs_url: httpsUrl.optional(),
  trust_profile_url: httpsUrl.optional(),
});
const anchorsSchema = z.array(z.base64().max(20_000)).max(16);

/**
 * Asks a host for its `/MDMServiceConfig` and the anchors named there, as Apple Configurator does when only a host name
 * was typed (device-protocols §3.7). Throws KitError `enrollment.discovery-*`, `enrollment.tls`, `enrollment.unreachable`.
 */
export async function discoverServiceConfig(host: string, options: DiscoveryOptions): Promise<ServiceConfig> {
  const config = await fetchJson(`https://${readHost(host)}/MDMServiceConfig`, configSchema, options);
  const anchorsUrl = config.dep_anchor_certs_url;
  const anchors = anchorsUrl === undefined ? [] : await fetchJson(anchorsUrl, anchorsSchema, options);
  return {
    enrollmentUrl: config.dep_enrollment_url,
    anchors: anchors.map((text) => readAnchor(text, new URL(anchorsUrl ?? '').host)),
    ...(config.trust_profile_url === undefined ? {} : { trustProfileUrl: config.trust_profile_url }),
  };
}

async function fetchJson<T>(url: string, schema: z.ZodType<T>, options: DiscoveryOptions): Promise<T> {
  const { host } = new URL(url);
  const outcome = await exchangeHttps({ ...options, url, method: 'GET', maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS });
  switch (outcome.kind) {
    case 'network':
      throw new KitError('enrollment.unreachable', { host, reason: outcome.code });
    case 'tls':
      throw new KitError('enrollment.tls', { host, reason: outcome.code });
    case 'too-large':
      throw new KitError('enrollment.answer-too-large', { host, limit: String(MAX_BYTES) });
    case 'answer':
      break;
  }
  if (outcome.status !== 200)
    throw new KitError('enrollment.discovery-absent', { host, status: String(outcome.status) });
  const parsed = schema.safeParse(parseJson(outcome.body, host));
  if (parsed.success) return parsed.data;
  throw new KitError('enrollment.discovery-invalid', {
    host,
    what: parsed.error.issues[0]?.path.join('.') || 'anchors',
  });
}

function parseJson(body: Buffer, host: string): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new KitError('enrollment.discovery-invalid', { host, what: 'JSON' }, { cause: error });
  }
}

function readAnchor(text: string, host: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  try {
    return new X509Certificate(bytes).raw;
  } catch (error) {
    throw new KitError('enrollment.discovery-invalid', { host, what: 'anchors' }, { cause: error });
  }
}
