import type { CheckResult } from '../../../shared/domain/check.ts';

const order: readonly CheckResult['status'][] = ['fail', 'warn', 'unknown', 'pass'];

/** What must be mended first, what is fine last; within each as the station told it. */
export function inOrderOfNeed(results: readonly CheckResult[]): readonly CheckResult[] {
  return [...results].sort((left, right) => order.indexOf(left.status) - order.indexOf(right.status));
}

export type Readiness = { readonly key: 'all-well' } | { readonly key: 'warn' | 'fail'; readonly count: number };

/** One sentence for all of it: a check that could not be made is something to look at, too. */
export function readinessOf(results: readonly CheckResult[]): Readiness {
  const count = (...statuses: CheckResult['status'][]) =>
    results.filter(({ status }) => statuses.includes(status)).length;
  const failed = count('fail');
  if (failed > 0) return { key: 'fail', count: failed };
  const doubtful = count('warn', 'unknown');
  return doubtful === 0 ? { key: 'all-well' } : { key: 'warn', count: doubtful };
}
