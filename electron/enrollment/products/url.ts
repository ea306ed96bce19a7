import type { Reason } from '../../../shared/domain/plan.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { maskAnyUrl } from './mask.ts';
import { builtUrl, type EnrollmentProduct, type SourceOf } from './product.ts';
import { readUrlText } from './url-text.ts';

type PlainProduct = 'nanomdm' | 'micromdm' | 'url';

/** Looks at a URL, may complete it in place, and says what it noticed. */
type Rule = (url: URL) => Reason[];

export function isHostOnly(url: URL): boolean {
  return url.pathname === '/' && url.search === '';
}

/** A product whose enrollment URL is whatever its administrator hands out. */
export function plainProduct(
  product: PlainProduct,
  recognizes: (url: URL) => boolean,
  rule: Rule,
): EnrollmentProduct<SourceOf<PlainProduct>> {
  function read(text: string): { readonly url: URL; readonly warnings: Reason[] } {
    const { url, warnings } = readUrlText(text);
    return { url, warnings: [...warnings, ...rule(url)] };
  }

  return {
    recognizes,
    build(source) {
      const { url, warnings } = read(source.url);
      return builtUrl(url.href, maskAnyUrl, warnings);
    },
    parse(text) {
      const { url, warnings } = read(text);
      return {
        product,
        host: url.host,
        maskedUrl: maskAnyUrl(url),
        warnings,
        reveal: () => ({ product, url: url.href }),
      };
    },
    mask: maskAnyUrl,
  };
}

/** Any other server: name and URL. A host name alone means asking its MDMServiceConfig (device-protocols §3.7). */
export const anyUrl = plainProduct(
  'url',
  () => true,
  (url) => (isHostOnly(url) ? [checkReason('url.discovery', { host: url.host })] : []),
);
