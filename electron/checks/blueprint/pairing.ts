import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, fail, pass, unknown, warn } from '../check.ts';
import type { BlueprintCheckContext } from '../context.ts';

/** Where pairing is forbidden, the supervision identity is the only key left: somebody holds a copy of it. */
export const pairingCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-pairing',
  when: ['blueprint'],
  async run({ blueprint: { allowPairing, supervise }, identityExported }) {
    if (allowPairing) return [pass(checkReason('pairing.allowed'))];
    if (!supervise) return [fail(checkReason('pairing.nobody'), checkReason('pairing.nobody.cure'))];
    const cure = checkReason('pairing.not-exported.cure');
    switch (identityExported) {
      case 'yes':
        return [pass(checkReason('pairing.kept'))];
      case 'no':
        return [warn(checkReason('pairing.not-exported'), cure)];
      case 'unknown':
        return [unknown(checkReason('pairing.export-unknown'), cure)];
    }
  },
};
