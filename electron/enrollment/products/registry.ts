import type { EnrollmentSource, ServerProduct } from '../../../shared/domain/server.ts';
import { clomo } from './clomo.ts';
import { micromdm } from './micromdm.ts';
import { mobiconnect } from './mobiconnect.ts';
import { nanomdm } from './nanomdm.ts';
import type { BuiltUrl, EnrollmentProduct, ParsedUrl, SourceOf } from './product.ts';
import { anyUrl } from './url.ts';
import { readUrlText } from './url-text.ts';

/** In the order a pasted URL is recognised; the last one takes every https URL. */
const products = { mobiconnect, clomo, micromdm, nanomdm, url: anyUrl } as const satisfies {
  readonly [P in ServerProduct]: EnrollmentProduct<SourceOf<P>>;
};

/** The URL a device is given for this server. Throws KitError `enrollment.*` for what cannot be spelled. */
export function buildEnrollmentUrl(source: EnrollmentSource): BuiltUrl {
  switch (source.product) {
    case 'mobiconnect':
      return products.mobiconnect.build(source);
    case 'clomo':
      return products.clomo.build(source);
    case 'nanomdm':
      return products.nanomdm.build(source);
    case 'micromdm':
      return products.micromdm.build(source);
    case 'url':
      return products.url.build(source);
  }
}

/**
 * Reads a URL as pasted, mending what people break by hand. `product` asks for that product's form; without it the URL
 * tells, and what nobody recognises is `url`. Throws KitError `enrollment.*`.
 */
export function parseEnrollmentUrl(text: string, product?: ServerProduct): ParsedUrl {
  return products[product ?? recognize(readUrlText(text).url)].parse(text);
}

/** What may be shown of an enrollment URL, whatever it is; never throws. */
export function maskEnrollmentUrl(text: string): string {
  try {
    const { url } = readUrlText(text);
    return products[recognize(url)].mask(url);
  } catch {
    return '***';
  }
}

function recognize(url: URL): ServerProduct {
  const found = Object.values(products).findIndex((product) => product.recognizes(url));
  return (Object.keys(products) as ServerProduct[])[found] ?? 'url';
}
