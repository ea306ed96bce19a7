export type Pace = {
  /** Milliseconds since something was news in this lane. */
  readonly quietMs: number;
  /** A watched device of this lane is attached. */
  readonly attached: boolean;
  /** Failed questions in a row. */
  readonly failures: number;
};

const FAST_MS = 1000;
const HOT_MS = 60_000;
/** While a device hangs on the bench somebody is waiting for it. */
const CAP_ATTACHED_MS = 5000;
const CAP_MS = 300_000;

/**
 * Milliseconds until the next question to a backend: a second while things move, then a tenth of the quiet time, up to
 * five minutes (five seconds with a device attached). After failures it doubles, up to the same caps. Jittered, so that
 * a room full of stations does not ask in step (mdm §6).
 * @param random from 0 to 1.
 */
export function nextQuestionMs(pace: Pace, random: number): number {
  const cap = pace.attached ? CAP_ATTACHED_MS : CAP_MS;
  const calm = pace.quietMs <= HOT_MS ? FAST_MS : Math.max(FAST_MS, pace.quietMs / 10);
  const base = pace.failures === 0 ? calm : FAST_MS * 2 ** Math.min(pace.failures, 20);
  return Math.min(cap, base) * (0.75 + random / 2);
}
