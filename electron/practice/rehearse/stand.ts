import type { Problem, RunView } from '../../../shared/domain/run.ts';
import { errorTable, isErrorCode } from '../../../shared/errors/table.ts';
import type { Language } from '../../../shared/texts/language.ts';
import { problemText } from '../../../shared/texts/problem-text.ts';
import { reasonText } from '../../../shared/texts/reasons/reason-text.ts';
import { stepLabels } from '../../../shared/texts/reasons/steps.ts';
import { isReasonCode, reasonTable } from '../../../shared/texts/reasons/table.ts';
import { runWord } from '../../../shared/texts/verdicts.ts';
import { causeOf } from './expectations.ts';

/** Where a device stands, as somebody who looks at the whole room wants to know it. */
export type Stand = 'done' | 'running' | 'hand' | 'stopped' | 'queued';

export function standOf({ phase, expects, waitingFor, end, verdict }: RunView): Stand {
  if (end !== undefined && end !== 'prepared') return 'stopped';
  if (verdict === 'verified' || verdict === 'supervised-only') return 'done';
  // Pulling the cable is a chance, not a duty.
  if (phase === 'waiting' && expects !== 'device' && waitingFor?.code !== 'wait.pull-out') return 'hand';
  return phase === 'queued' ? 'queued' : 'running';
}

/** What a device is at, or why it goes no further, in one line. */
export function stateText(run: RunView, language: Language): string {
  if (run.problem !== undefined) {
    return `${runWord(run, language)}: ${causeText(run.problem, language)}`;
  }
  if (run.waitingFor !== undefined) return reasonText(run.waitingFor, language);
  const current =
    run.phase === 'running' ? run.steps.find(({ state }) => state !== 'done' && state !== 'skipped') : undefined;
  return current === undefined ? runWord(run, language) : stepLabels[current.step][language];
}

/** The problem in a person's words; what the operator gave up on rather than the giving up. */
function causeText(problem: Problem, language: Language): string {
  const cause = causeOf(problem);
  if (cause === problem.code) return problemText(problem, language).what;
  const sentence = sentenceOf(cause, language);
  // Its values are not on record: better the code than a sentence with gaps.
  return sentence.includes('{') ? cause : sentence;
}

function sentenceOf(code: string, language: Language): string {
  if (isErrorCode(code)) return errorTable[code][language].what;
  return isReasonCode(code) ? reasonTable[code][language] : code;
}

/** Devices in the order of their places on the bench. */
export function bySlot(runs: Iterable<RunView>): RunView[] {
  return [...runs].sort((a, b) => {
    if (a.slot === undefined || b.slot === undefined)
      return Number(a.slot === undefined) - Number(b.slot === undefined);
    return a.slot.localeCompare(b.slot, 'en', { numeric: true });
  });
}
