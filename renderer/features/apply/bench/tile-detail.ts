import type { Language } from '../../../../shared/texts/language.ts';
import { problemText } from '../../../../shared/texts/problem-text.ts';
import { stepLabels } from '../../../../shared/texts/reasons/steps.ts';
import { runWord } from '../../../../shared/texts/verdicts.ts';
import type { Translate } from '../../../i18n/define-texts.ts';
import { reasonWords } from '../reason-words.ts';
import type { benchTexts } from './texts.ts';
import { problemIn, reasonOf, type TileModel } from './tile-model.ts';

/** The one line under the state's word: the step, what is waited for, what went wrong, or what is on the device. */
export function tileDetail(model: TileModel, language: Language, t: Translate<typeof benchTexts>): string {
  const reason = reasonOf(model);
  if (reason !== undefined && model.phase === 'waiting') return reasonWords(reason, language);
  const problem = problemIn(model);
  if (problem !== undefined) return problemText(problem, language).what;
  if (model.phase === 'ended') {
    const { verdict, end, phase } = model;
    return runWord({ verdict, end, phase }, language);
  }
  if (model.step !== undefined) return stepLabels[model.step][language];
  switch (model.state) {
    case 'idle':
      return t('detail.reading');
    case 'unknown':
      return t('detail.gone');
    case 'ready':
      return setupWord(model, t);
    default:
      return '';
  }
}

function setupWord({ setupDone }: TileModel, t: Translate<typeof benchTexts>): string {
  if (setupDone === 'unknown') return t('detail.unread');
  return setupDone === 'yes' ? t('detail.set-up') : t('detail.fresh');
}
