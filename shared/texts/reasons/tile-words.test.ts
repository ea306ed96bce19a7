import { describe, expect, it } from 'vitest';
import { stepIds } from '../../domain/plan.ts';
import { verdictSchema } from '../../domain/verdict.ts';
import { errorTable } from '../../errors/table.ts';
import { runWord } from '../verdicts.ts';
import { shortProblemLabel, shortStepLabel, shortVerdictLabel, shortWaitLabel } from './tile-words.ts';
import { waitingReasons } from './waiting.ts';

/** A small tile's line is 92 px: in 12 px type, 7 full-width characters and a bracket pair, or 15 Latin ones. */
const mostCharacters = { ja: 8, en: 15 } as const;

describe.each(['ja', 'en'] as const)('the words of a small tile in %s', (language) => {
  it('fit into its line, and tell every step from its neighbours', () => {
    const labels = stepIds.map((step) => shortStepLabel(step, language));
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(mostCharacters[language]);
    expect(new Set(labels).size).toBe(stepIds.length);
  });

  it('fit for what a run waits for, where they are not a sentence', () => {
    const labels = Object.keys(waitingReasons).map((code) => shortWaitLabel({ code, params: {} }, language));
    for (const label of labels) expect(label?.length ?? 0).toBeLessThanOrEqual(mostCharacters[language]);
    expect(shortWaitLabel({ code: 'wait.problem', params: {} }, language)).toBeUndefined();
  });

  it('fit for where an ended run stands', () => {
    for (const verdict of verdictSchema.options) {
      const label =
        shortVerdictLabel(verdict, language) ?? runWord({ verdict, end: 'prepared', phase: 'ended' }, language);
      expect(label.length).toBeLessThanOrEqual(mostCharacters[language]);
    }
  });

  it('fit for what goes wrong on a device, where they are not a sentence', () => {
    const labels = Object.keys(errorTable).map((code) => shortProblemLabel(code, language));
    expect(labels.some((label) => label !== undefined)).toBe(true);
    for (const label of labels) expect(label?.length ?? 0).toBeLessThanOrEqual(mostCharacters[language]);
  });
});
