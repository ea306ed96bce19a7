import type { EnrollmentInput, EnrollmentSource, UrlMeaning } from '../../../shared/domain/server.ts';
import { buildEnrollmentUrl, parseEnrollmentUrl } from '../../enrollment/products/registry.ts';

/** What is kept of what was typed or pasted. Throws KitError `enrollment.*`. */
export function sourceIn(input: EnrollmentInput): EnrollmentSource {
  return input.product === 'pasted' ? parseEnrollmentUrl(input.url).reveal() : input;
}

/** What the URL says, without its secret. Asks nobody. Throws KitError `enrollment.*`. */
export function previewUrl(input: EnrollmentInput): UrlMeaning {
  if (input.product === 'pasted') {
    const parsed = parseEnrollmentUrl(input.url);
    return meaningOf(parsed.reveal(), parsed);
  }
  return meaningOf(input, buildEnrollmentUrl(input));
}

function meaningOf(
  source: EnrollmentSource,
  { host, maskedUrl, warnings }: Pick<ReturnType<typeof parseEnrollmentUrl>, 'host' | 'maskedUrl' | 'warnings'>,
): UrlMeaning {
  const shown = { product: source.product, host, maskedUrl, warnings: [...warnings] };
  switch (source.product) {
    case 'mobiconnect':
      return { ...shown, account: source.accountId, userId: source.userId };
    case 'clomo':
      return { ...shown, account: source.customerDomain };
    default:
      return shown;
  }
}
