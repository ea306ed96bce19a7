import { KitError } from '../../../shared/errors/kit-error.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { maskAnyUrl } from './mask.ts';
import { builtUrl, type EnrollmentProduct, type SourceOf } from './product.ts';
import { decodePart, readHost, readUrlText } from './url-text.ts';

const PATH = /^\/([^/]+)\/ios\/?$/;

/** CLOMO (i3 Systems): `mdm.clomo.com/<customer domain>/ios`, no credentials inside (mdm §1.2). */
export const clomo: EnrollmentProduct<SourceOf<'clomo'>> = {
  recognizes: (url) => /(?:^|\.)clomo\.com$/.test(url.hostname) && PATH.test(url.pathname),

  build({ host, customerDomain }) {
    const customer = customerDomain.trim();
    if (/^\.*$/.test(customer) || /[/\\?#\s\p{Cc}]/u.test(customer) || !customer.isWellFormed()) {
      throw new KitError('enrollment.customer-domain-invalid');
    }
    return builtUrl(`https://${readHost(host)}/${encodeURIComponent(customer)}/ios`, clomo.mask, []);
  },

  parse(text) {
    const { url, warnings } = readUrlText(text);
    const segment = PATH.exec(url.pathname)?.[1];
    if (segment === undefined) throw new KitError('enrollment.url-other-product', { product: 'CLOMO', host: url.host });
    const customerDomain = decodePart(segment);
    const extra =
      url.search === '' ? [] : [checkReason('url.extra-parameters', { count: String(url.searchParams.size) })];
    return {
      product: 'clomo',
      host: url.host,
      maskedUrl: clomo.mask(url),
      warnings: [...warnings, ...extra],
      reveal: () => ({ product: 'clomo', host: url.host, customerDomain }),
    };
  },

  mask: maskAnyUrl,
};
