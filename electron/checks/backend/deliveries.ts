import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, warn } from '../check.ts';
import type { BackendCheckContext, CheckedBackend } from '../context.ts';

/** A record that waits longer has seen a whole day with a network. */
const lateMs = 86_400_000;
/** Somebody carried the file away; within a week it was read in, or forgotten. */
const unconfirmedMs = 7 * 86_400_000;

/** Records leave: none is refused, none waits long, and what was exported to a console is confirmed by it. */
export const deliveriesCheck: Check<BackendCheckContext> = {
  id: 'record-delivery',
  when: ['doctor'],
  run: async ({ clock, backends }) => backends.flatMap((backend) => judge(backend, clock.now())),
};

function judge({ server, queue, exported }: CheckedBackend, now: Date): Finding[] {
  const { waiting, parked, oldestAt, pausedBy } = queue;
  const ageOf = (at: string) => now.getTime() - Date.parse(at);
  const findings: Finding[] = [];
  if (pausedBy !== undefined) {
    findings.push(
      fail(checkReason('delivery.paused', { server, problem: pausedBy }), checkReason('delivery.paused.cure')),
    );
  }
  if (parked > 0) {
    findings.push(
      warn(checkReason('delivery.parked', { server, count: String(parked) }), checkReason('delivery.parked.cure')),
    );
  }
  if (oldestAt !== undefined) {
    const told = { server, count: String(waiting), at: oldestAt };
    findings.push(
      ageOf(oldestAt) > lateMs
        ? warn(checkReason('delivery.late', told), checkReason('delivery.late.cure'))
        : pass(checkReason('delivery.waiting', told)),
    );
  }
  if (exported !== undefined) {
    const told = { server, count: String(exported.count), at: exported.oldestAt };
    findings.push(
      ageOf(exported.oldestAt) > unconfirmedMs
        ? warn(checkReason('delivery.unconfirmed', told), checkReason('delivery.unconfirmed.cure'))
        : pass(checkReason('delivery.exported', told)),
    );
  }
  return findings.length > 0 ? findings : [pass(checkReason('delivery.clear', { server }))];
}
