import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { isHostOnly, plainProduct } from './url.ts';

const ENROLL = '/mdm/enroll';

/** MicroMDM serves its enrollment profile at `/mdm/enroll`, to devices in Setup Assistant too (its user guide). */
export const micromdm = plainProduct(
  'micromdm',
  (url) => url.pathname === ENROLL,
  (url) => {
    if (!isHostOnly(url)) return [];
    url.pathname = ENROLL;
    return [checkReason('url.micromdm-path')];
  },
);
