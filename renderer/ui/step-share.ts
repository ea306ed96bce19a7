/** A step that takes longer than usual stays just short of full: only its end fills it. */
const fullest = 0.95;

/** How much of a step is over after `elapsedMs` of the usual time, from 0 to less than 1; rises with time. */
export function shareOver(elapsedMs: number, usualMs: number): number {
  return Math.min(fullest, Math.max(0, elapsedMs / usualMs));
}
