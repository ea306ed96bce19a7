import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, unknown } from '../check.ts';
import type { ServersCheckContext } from '../context.ts';

/** A credential that was changed on the console makes the device ask for one (mission §5); only the console's own file shows it. */
export const credentialsChangedCheck: Check<ServersCheckContext> = {
  id: 'credentials-changed',
  when: ['doctor'],
  run: async ({ servers }) =>
    servers
      .filter(({ server: { product } }) => product === 'mobiconnect')
      .map(() => unknown(checkReason('symptom.credentials-changed'), checkReason('symptom.credentials-changed.cure'))),
};
