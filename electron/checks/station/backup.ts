import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { listBackups } from '../../store/backups/catalogue.ts';
import { type Check, type Finding, pass, warn } from '../check.ts';
import type { StationCheckContext } from '../context.ts';
import { dayOf, daysUntil } from '../days.ts';

/** One is made a day; a station that was off over a weekend is no reason to worry. */
const oldDays = 3;

/** There is a copy of the store that was looked through and found whole, and it is not old. */
export const backupCheck: Check<StationCheckContext> = {
  id: 'backup',
  when: ['doctor'],
  async run({ dataDir, clock }) {
    const good = listBackups(join(dataDir, 'backups')).find(({ checkedAt }) => checkedAt !== undefined);
    if (good !== undefined) return [judge(good.at, clock.now())];
    const begun = await stat(join(dataDir, 'owner.db')).catch(() => undefined);
    const isNew = begun !== undefined && clock.now().getTime() - begun.birthtimeMs < 24 * 60 * 60_000;
    if (isNew) return [pass(checkReason('backup.first-day'))];
    return [warn(checkReason('backup.none'), checkReason('backup.cure'))];
  },
};

function judge(at: string, now: Date): Finding {
  const days = -daysUntil(at, now) - 1;
  if (days < oldDays) return pass(checkReason('backup.fresh', { date: dayOf(at) }));
  return warn(checkReason('backup.old', { days: String(days) }), checkReason('backup.cure'));
}
