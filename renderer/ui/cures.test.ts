import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../shared/domain/check.ts';
import { cureOf } from './cures.ts';

const result = (id: string, status: CheckResult['status'], params: Record<string, string> = {}): CheckResult => ({
  id,
  status,
  finding: { code: 'vault.open', params: {} },
  cure: { code: 'vault.locked.cure', params },
});

describe('a cure', () => {
  it('leads to the view in which it is done, while there is something to cure', () => {
    expect(cureOf(result('trust-anchors', 'warn'))).toEqual({ kind: 'view', view: 'server' });
    expect(cureOf(result('identity-backup', 'warn'))).toEqual({ kind: 'view', view: 'organization' });
    expect(cureOf(result('trust-anchors', 'pass'))).toBeUndefined();
  });

  it('is a command to copy where one does it', () => {
    expect(cureOf(result('data-directory', 'warn', { command: 'chmod 700 x' }))).toEqual({
      kind: 'copy',
      command: 'chmod 700 x',
    });
  });

  it('is in words alone outside of this window', () => {
    expect(cureOf(result('clock', 'fail'))).toBeUndefined();
  });
});
