const firstMs = 500;
const longestMs = 30_000;
/** A core that ran for so long was well: its next crash counts as the first. */
export const stableMs = 60_000;
/** More crashes in a row than this are no accident: a person decides. */
export const mostCrashes = 8;

/** Pause before the next start, after so many crashes in a row. */
export function restartPause(crashes: number): number {
  return Math.min(longestMs, firstMs * 2 ** (crashes - 1));
}
