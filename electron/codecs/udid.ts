/**
 * A UDID as lockdown and the pair records spell it: NUL padding off, the dash put into a 24-character one, the case as
 * given (device-protocols §1.4).
 */
export function normaliseUdid(raw: string): string {
  const udid = raw.replaceAll('\0', '');
  if (udid.length !== 24 || udid.includes('-')) return udid;
  return `${udid.slice(0, 8)}-${udid.slice(8)}`;
}
