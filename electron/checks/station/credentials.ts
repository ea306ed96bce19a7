import type { Server } from '../../../shared/domain/server.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, unknown, warn } from '../check.ts';
import type { ServersCheckContext } from '../context.ts';
import { dayOf, daysUntil } from '../days.ts';

/** The console offers three months at a time; a month ahead leaves time to extend them. */
const SOON_DAYS = 30;

/** Enrollment credentials (端末登録用認証情報) hold today and for a while: devices enroll hours after they were prepared. */
export const credentialsCheck: Check<ServersCheckContext> = {
  id: 'enrollment-credentials',
  when: ['doctor', 'before-run'],
  run: async ({ clock, servers }) => servers.flatMap(({ server }) => judge(server, clock.now())),
};

function judge({ name: server, product, credentialsExpireAt }: Server, now: Date): Finding[] {
  if (credentialsExpireAt === undefined) {
    if (product !== 'mobiconnect') return [];
    return [unknown(checkReason('credentials.unknown', { server }), checkReason('credentials.unknown.cure'))];
  }
  const date = dayOf(credentialsExpireAt);
  const days = daysUntil(credentialsExpireAt, now);
  const cure = checkReason('credentials.expired.cure');
  if (days < 0) return [fail(checkReason('credentials.expired', { server, date }), cure)];
  if (days <= SOON_DAYS) return [warn(checkReason('credentials.expire', { server, date, days: String(days) }), cure)];
  return [pass(checkReason('credentials.valid', { server, date }))];
}
