/** A moment as `datetime-local` writes it, in this Mac's time. */
export function localFromDate(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function dateFromLocal(text: string): { readonly $date: string } | undefined {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : { $date: date.toISOString() };
}
