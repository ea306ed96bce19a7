const soonDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

export type Expiry =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'over' }
  | { readonly kind: 'soon'; readonly days: number }
  | { readonly kind: 'fine' };

/** How near the end of enrollment credentials is. A month ahead leaves time to extend them in the console. */
export function expiryOf(expiresAt: string | undefined, now: Date): Expiry {
  if (expiresAt === undefined) return { kind: 'unknown' };
  const left = new Date(expiresAt).getTime() - now.getTime();
  if (left < 0) return { kind: 'over' };
  const days = Math.floor(left / dayMs);
  return days <= soonDays ? { kind: 'soon', days } : { kind: 'fine' };
}

/** A date field's text as the last moment of that day here. */
export function endOfDay(date: string): string {
  return new Date(`${date}T23:59:59`).toISOString();
}

/** A moment as a date field writes its day here. */
export function dayOf(moment: string): string {
  const date = new Date(moment);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
