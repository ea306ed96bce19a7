const DAY_MS = 86_400_000;

/** Whole days from now to a time; negative once it has passed. */
export function daysUntil(time: Date | string, now: Date): number {
  return Math.floor((new Date(time).getTime() - now.getTime()) / DAY_MS);
}

/** The day as people write it here, `2026-04-01`, in local time. */
export function dayOf(time: Date | string): string {
  const date = new Date(time);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
