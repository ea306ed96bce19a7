import type { CheckReport, CheckResult } from '../../shared/domain/check.ts';
import { asKitError } from '../../shared/errors/kit-error.ts';
import { checkReason } from '../../shared/texts/checks/check-text.ts';
import type { Clock } from '../ports/clock.ts';
import { withDeadline } from '../ports/deadline.ts';
import { type Check, type CheckMoment, unknown } from './check.ts';

/** A check that takes longer is reported as not run. */
const DEADLINE_MS = 15_000;

/** Runs the checks of a moment side by side and reports them in the registry's order; none of them can fail the others. */
export async function runChecks<Context extends { readonly clock: Clock }>(
  checks: readonly Check<Context>[],
  moment: CheckMoment,
  context: Context,
  signal?: AbortSignal,
): Promise<CheckReport> {
  const due = checks.filter((check) => check.when.includes(moment));
  const results = (await Promise.all(due.map((check) => runOne(check, context, signal)))).flat();
  signal?.throwIfAborted();
  return { ok: results.every((result) => result.status !== 'fail'), results };
}

async function runOne<Context extends { readonly clock: Clock }>(
  check: Check<Context>,
  context: Context,
  signal: AbortSignal | undefined,
): Promise<CheckResult[]> {
  const { id } = check;
  try {
    const work = (inner: AbortSignal) => check.run(context, inner);
    const findings = await withDeadline(context.clock, id, DEADLINE_MS, signal, work);
    return findings.map((finding) => ({ id, ...finding }));
  } catch (error) {
    const finding = checkReason('check.not-run', { problem: asKitError(error).code });
    return [{ id, ...unknown(finding, checkReason('check.not-run.cure')) }];
  }
}
