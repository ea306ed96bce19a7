import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, fail, pass } from '../check.ts';
import type { StationCheckContext } from '../context.ts';

/** The vault is open: without it no identity, no URL and no token can be used. */
export const vaultCheck: Check<StationCheckContext> = {
  id: 'vault',
  when: ['doctor', 'before-run'],
  async run({ vault }) {
    switch (vault) {
      case 'open':
        return [pass(checkReason('vault.open'))];
      case 'locked':
        return [fail(checkReason('vault.locked'), checkReason('vault.locked.cure'))];
      case 'absent':
        return [fail(checkReason('vault.absent'), checkReason('vault.absent.cure'))];
    }
  },
};
