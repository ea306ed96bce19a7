import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { plainProduct } from './url.ts';

/** NanoMDM hands out no profiles itself (mdm §3): the URL is that of whatever does, and never `/mdm` or `/checkin`. */
export const nanomdm = plainProduct(
  'nanomdm',
  () => false,
  (url) => (/\/(?:mdm|checkin)\/?$/.test(url.pathname) ? [checkReason('url.nanomdm-endpoint')] : []),
);
