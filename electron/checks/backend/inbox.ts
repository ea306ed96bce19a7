import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, warn } from '../check.ts';
import type { BackendCheckContext, CheckedInbox } from '../context.ts';

/** A fleet of any size says something within a week. */
const silentMs = 7 * 86_400_000;

/** Inboxes (受信箱) can be read, and their servers still tell them something. */
export const inboxCheck: Check<BackendCheckContext> = {
  id: 'inbox',
  when: ['doctor'],
  run: async ({ clock, backends }, signal) => {
    const findings = backends.map(async ({ server, inbox }) =>
      inbox === undefined ? [] : [await judge(inbox, server, clock.now(), signal)],
    );
    return (await Promise.all(findings)).flat();
  },
};

async function judge(
  { pull, newestAt }: CheckedInbox,
  server: string,
  now: Date,
  signal: AbortSignal,
): Promise<Finding> {
  const problem = await pull(signal);
  if (problem?.code === 'backend.auth') {
    return fail(checkReason('inbox.refused', { server }), checkReason('inbox.refused.cure'));
  }
  if (problem !== undefined) {
    return warn(
      checkReason('inbox.unreachable', { server, problem: problem.code }),
      checkReason('inbox.unreachable.cure'),
    );
  }
  const at = newestAt();
  if (at === undefined) return warn(checkReason('inbox.empty', { server }), checkReason('inbox.silent.cure'));
  const told = { server, at };
  if (now.getTime() - Date.parse(at) <= silentMs) return pass(checkReason('inbox.newest', told));
  return warn(checkReason('inbox.silent', told), checkReason('inbox.silent.cure'));
}
