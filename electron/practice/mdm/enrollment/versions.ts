/** Whether an OS version (`17.4.1`) is older than another; one that is not told counts as older. */
export function isOlder(version: string | undefined, than: string): boolean {
  if (version === undefined) return true;
  const [have, want] = [version, than].map((text) => text.split('.').map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (have?.[index] ?? 0) - (want?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
