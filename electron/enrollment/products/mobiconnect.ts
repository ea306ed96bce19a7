import type { Reason } from '../../../shared/domain/plan.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { maskName } from './mask.ts';
import { credentialWarnings, decodeToken, encodeToken } from './mobiconnect-token.ts';
import { builtUrl, type EnrollmentProduct, type SourceOf } from './product.ts';
import { decodePart, rawParameters, readHost, readUrlText } from './url-text.ts';

const PATH = /^\/crs\/iosmdm\/dep(?:\/([^/]*))?\/?$/;

/** mobiconnect (Inventit): `https://<host>/crs/iosmdm/dep/<account>?p=apple&t=<token>` (mission §1, mdm §1.1). */
export const mobiconnect: EnrollmentProduct<SourceOf<'mobiconnect'>> = {
  recognizes: (url) => PATH.test(url.pathname),

  build({ host, accountId, userId, password }) {
    const token = encodeToken({ userId, password });
    const text = `https://${readHost(host)}/crs/iosmdm/dep/${accountSegment(accountId)}?p=apple&t=${token}`;
    return builtUrl(text, mobiconnect.mask, credentialWarnings({ userId, password }));
  },

  parse(text) {
    const { url, warnings: urlWarnings } = readUrlText(text);
    const path = PATH.exec(url.pathname);
    if (!path) throw new KitError('enrollment.url-other-product', { product: 'mobiconnect', host: url.host });
    const accountId = decodePart(path[1] ?? '').trim();
    if (accountId === '') throw new KitError('enrollment.url-account-missing');
    const parameters = readParameters(url);
    const { warnings: tokenWarnings, ...credentials } = decodeToken(parameters.token);
    return {
      product: 'mobiconnect',
      host: url.host,
      maskedUrl: mobiconnect.mask(url),
      warnings: [...urlWarnings, ...parameters.warnings, ...tokenWarnings, ...credentialWarnings(credentials)],
      reveal: () => ({ product: 'mobiconnect', host: url.host, accountId, ...credentials }),
    };
  },

  mask: (url) => `https://${url.host}/crs/iosmdm/dep/${maskName(PATH.exec(url.pathname)?.[1] ?? '')}?p=apple&t=***`,
};

/** A segment of dots alone would be taken for "this folder" or "the folder above" by whoever reads the URL. */
function accountSegment(accountId: string): string {
  const account = accountId.trim();
  if (/^\.*$/.test(account) || !account.isWellFormed()) throw new KitError('enrollment.account-id-invalid');
  return encodeURIComponent(account);
}

function readParameters(url: URL): { readonly token: string; readonly warnings: Reason[] } {
  const warnings: Reason[] = [];
  const parameters = rawParameters(url);
  const [platform] = parameters.filter((parameter) => parameter.name === 'p');
  if (platform === undefined) warnings.push(checkReason('url.p-missing'));
  else if (platform.value !== 'apple') warnings.push(checkReason('url.p-other'));
  const tokens = parameters.filter((parameter) => parameter.name === 't' && parameter.value !== '');
  const [first] = tokens;
  if (first === undefined) throw new KitError('enrollment.url-token-missing');
  if (tokens.length > 1) warnings.push(checkReason('url.token-twice', { count: String(tokens.length) }));
  const others = new Set(parameters.map((parameter) => parameter.name).filter((name) => name !== 'p' && name !== 't'));
  if (others.size > 0) warnings.push(checkReason('url.extra-parameters', { count: String(others.size) }));
  return { token: first.value, warnings };
}
