import type { KitError } from '../../../shared/errors/kit-error.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, warn } from '../check.ts';
import type { BackendCheckContext } from '../context.ts';

/** The MDM products behind the servers answer and take our credentials. An absent one stops no kitting. */
export const productCheck: Check<BackendCheckContext> = {
  id: 'mdm-backend',
  when: ['doctor'],
  run: async ({ backends }, signal) => {
    const findings = backends.map(async ({ server, ask }) =>
      ask === undefined ? [] : [judge(await ask(signal), server)],
    );
    return (await Promise.all(findings)).flat();
  },
};

function judge(problem: KitError | undefined, server: string): Finding {
  switch (problem?.code) {
    case undefined:
      return pass(checkReason('mdm.answers', { server }));
    case 'backend.auth':
      return fail(checkReason('mdm.refused', { server }), checkReason('mdm.refused.cure'));
    case 'backend.tls':
      return fail(checkReason('mdm.untrusted', { server }), checkReason('mdm.untrusted.cure'));
    case 'backend.unreachable':
    case 'internal.timeout':
      return warn(checkReason('mdm.unreachable', { server }), checkReason('mdm.unreachable.cure'));
    default:
      return warn(
        checkReason('mdm.trouble', { server, problem: problem?.code ?? '?' }),
        checkReason('mdm.trouble.cure'),
      );
  }
}
