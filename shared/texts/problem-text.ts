import type { Problem } from '../domain/run.ts';
import { errorTable, isErrorCode } from '../errors/table.ts';
import { fill, type Language } from './language.ts';

export type ProblemText = { readonly what: string; readonly next: string; readonly code: string };

/** A problem in a person's words: what happened, what to do, and the code in small print. */
export function problemText(problem: Problem, language: Language): ProblemText {
  if (!isErrorCode(problem.code)) return { what: problem.code, next: '', code: problem.code };
  const text = errorTable[problem.code][language];
  const deepest = problem.chain.at(-1);
  return {
    what: fill(text.what, problem.params),
    next: fill(text.next, problem.params),
    code: deepest === undefined ? problem.code : `${problem.code} (${deepest.domain} ${deepest.code})`,
  };
}
