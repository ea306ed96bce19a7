import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, unknown, warn } from '../check.ts';
import type { CheckedServer, StationCheckContext } from '../context.ts';
import { dayOf } from '../days.ts';

/** No clock that is right shows a time before this program was written. */
const WRITTEN = Date.parse('2026-01-01T00:00:00Z');
const FINE_MS = 60_000;
/** Certificates, signatures and the order of records go wrong beyond this. */
const HARMFUL_MS = 300_000;

/** The clock agrees with the Date header of a records API; nobody else on the bench knows the time. */
export const clockCheck: Check<StationCheckContext> = {
  id: 'clock',
  when: ['doctor', 'before-run'],
  async run({ clock, servers }, signal) {
    const now = clock.now();
    if (now.getTime() < WRITTEN) {
      return [fail(checkReason('clock.past', { date: dayOf(now) }), checkReason('clock.wrong.cure'))];
    }
    const serverTime = await firstServerTime(servers, signal);
    return [
      serverTime === undefined ? unknown(checkReason('clock.unknown')) : judge(clock.now().getTime() - serverTime),
    ];
  },
};

function judge(offByMs: number): Finding {
  const seconds = String(Math.round(offByMs / 1000));
  const off = Math.abs(offByMs);
  if (off <= FINE_MS) return pass(checkReason('clock.right', { seconds }));
  const report = off <= HARMFUL_MS ? warn : fail;
  return report(checkReason('clock.wrong', { seconds }), checkReason('clock.wrong.cure'));
}

async function firstServerTime(servers: readonly CheckedServer[], signal: AbortSignal): Promise<number | undefined> {
  for (const { probeRecords } of servers) {
    const seen = await probeRecords?.(signal);
    if (seen?.kind === 'answer' && seen.serverTime !== undefined) return seen.serverTime;
  }
  return undefined;
}
