import type { Reason } from '../../shared/domain/plan.ts';
import type { Language } from '../../shared/texts/language.ts';
import { problemText } from '../../shared/texts/problem-text.ts';
import { reasonText } from '../../shared/texts/reasons/reason-text.ts';

/**
 * A reason as a sentence. Some carry the code of a problem: that one speaks in its own words instead of as a code; a
 * sentence whose figures did not travel along gives way to its next step.
 */
export function reasonWords(reason: Reason, language: Language): string {
  const problem = problemOf(reason, language);
  if (problem === undefined) return reasonText(reason, language);
  const said = isWhole(problem.what) || problem.next === '' ? problem.what : problem.next;
  if (reason.code === 'wait.problem') return said;
  return reasonText({ ...reason, params: { ...reason.params, problem: said.replace(/[。.]$/, '') } }, language);
}

/** What to do about the problem that a reason carries, unless its words say that already. */
export function reasonNext(reason: Reason, language: Language): string | undefined {
  const problem = problemOf(reason, language);
  return problem === undefined || problem.next === '' || !isWhole(problem.what) ? undefined : problem.next;
}

function problemOf({ params: { problem: code } }: Reason, language: Language) {
  return code === undefined || code === '' ? undefined : problemText({ code, params: {}, chain: [] }, language);
}

/** A hole without its value is shown as a question mark. */
function isWhole(sentence: string): boolean {
  return !sentence.includes('?');
}
