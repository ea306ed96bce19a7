import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../shared/domain/check.ts';
import { inOrderOfNeed, readinessOf } from './readiness.ts';

const result = (id: string, status: CheckResult['status']): CheckResult => ({
  id,
  status,
  finding: { code: 'vault.open', params: {} },
});
const mixed = [result('a', 'pass'), result('b', 'unknown'), result('c', 'fail'), result('d', 'warn')];

describe('the findings about a station', () => {
  it('come in the order in which they need a person', () => {
    expect(inOrderOfNeed(mixed).map(({ id }) => id)).toEqual(['c', 'd', 'b', 'a']);
  });

  it('are summed up by their worst', () => {
    expect(readinessOf(mixed)).toEqual({ key: 'fail', count: 1 });
    expect(readinessOf(mixed.filter(({ status }) => status !== 'fail'))).toEqual({ key: 'warn', count: 2 });
    expect(readinessOf([result('a', 'pass')])).toEqual({ key: 'all-well' });
  });
});
