import type { CheckResult } from '../../shared/domain/check.ts';
import type { Reason } from '../../shared/domain/plan.ts';

/**
 * `doctor` = is this station fit; `before-run` = may a run start now; `blueprint` = does this blueprint make sense;
 * `kitting-day` = can tomorrow's devices be registered.
 */
export type CheckMoment = 'doctor' | 'before-run' | 'blueprint' | 'kitting-day';

export type Finding = Omit<CheckResult, 'id'>;

/** One thing that is looked at. It changes nothing, and says what it saw: `fail` only where that is certain. */
export type Check<Context> = {
  readonly id: string;
  readonly when: readonly CheckMoment[];
  /** One finding per subject (server, organization, profile); none where the check has no subject. */
  readonly run: (context: Context, signal: AbortSignal) => Promise<readonly Finding[]>;
};

export function pass(finding: Reason): Finding {
  return { status: 'pass', finding };
}

export function warn(finding: Reason, cure: Reason): Finding {
  return { status: 'warn', finding, cure };
}

export function fail(finding: Reason, cure: Reason): Finding {
  return { status: 'fail', finding, cure };
}

/** The same findings with the document that they rest on. */
export function from(source: string, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => ({ ...finding, source }));
}

export function unknown(finding: Reason, cure?: Reason): Finding {
  return { status: 'unknown', finding, ...(cure && { cure }) };
}
