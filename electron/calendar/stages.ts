import { type ExpiryStage, warningDays } from '../../shared/domain/expiry.ts';

const DAY_MS = 86_400_000;

/** How near an end is, and the whole days left. */
export function stageOf(
  endsAt: string | undefined,
  now: Date,
): { readonly stage: ExpiryStage; readonly days?: number } {
  if (endsAt === undefined) return { stage: 'unknown' };
  const left = new Date(endsAt).getTime() - now.getTime();
  const days = Math.floor(left / DAY_MS);
  if (left < 0) return { stage: 'over', days };
  const nearest = warningDays.toReversed().find((limit) => days <= limit);
  return { stage: nearest === undefined ? 'later' : `days-${nearest}`, days };
}

/** The last moment of a day of this station's own calendar. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}

/** A year after: how long Apple's tokens hold (mdm §5). The 29th of February ends on the 28th. */
export function yearAfter(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const next = `${Number(year) + 1}-${month}-${date}`;
  return Number.isNaN(Date.parse(next)) || new Date(next).getUTCDate() !== Number(date)
    ? `${Number(year) + 1}-02-28`
    : next;
}
