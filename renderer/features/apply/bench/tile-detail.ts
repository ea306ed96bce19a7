import type { Language } from '../../../../shared/texts/language.ts';
import { problemText } from '../../../../shared/texts/problem-text.ts';
import { stepLabels } from '../../../../shared/texts/reasons/steps.ts';
import {
  shortProblemLabel,
  shortStepLabel,
  shortVerdictLabel,
  shortWaitLabel,
} from '../../../../shared/texts/reasons/tile-words.ts';
import { runWord } from '../../../../shared/texts/verdicts.ts';
import type { Translate } from '../../../i18n/define-texts.ts';
import { reasonWords } from '../../../ui/reason-words.ts';
import type { benchTexts } from './texts.ts';
import { problemIn, reasonOf, type TileBody } from './tile-model.ts';
import type { TileSize } from './tile-size.ts';

/** The one line under the state's word: the step, what is waited for, what went wrong, or what is on the device. */
export function tileDetail(body: TileBody, language: Language, t: Translate<typeof benchTexts>): string {
  if (body.state === 'ignored') return body.ignored ?? '';
  const reason = reasonOf(body);
  if (reason !== undefined && body.phase === 'waiting') return reasonWords(reason, language);
  const problem = problemIn(body);
  if (problem !== undefined) return problemText(problem, language).what;
  if (body.phase === 'ended') {
    const { verdict, end, phase } = body;
    return runWord({ verdict, end, phase }, language);
  }
  if (body.step !== undefined) return stepLabels[body.step][language];
  switch (body.state) {
    case 'idle':
      return t('detail.reading');
    case 'unknown':
      return t('detail.gone');
    case 'ready':
      return setupWord(body, t);
    default:
      return '';
  }
}

/** The same in few words, where there are such words; the smallest tiles have no room for a problem's sentence either. */
export function shortTileDetail(body: TileBody, language: Language, size: TileSize): string | undefined {
  const reason = body.phase === 'waiting' ? reasonOf(body) : undefined;
  const problem = reason?.params.problem ?? problemIn(body)?.code;
  if (problem !== undefined) return size === 'S' ? shortProblemLabel(problem, language) : undefined;
  if (reason !== undefined) return shortWaitLabel(reason, language);
  if (body.verdict !== undefined) return shortVerdictLabel(body.verdict, language);
  return body.phase === 'running' && body.step !== undefined ? shortStepLabel(body.step, language) : undefined;
}

function setupWord({ setupDone }: TileBody, t: Translate<typeof benchTexts>): string {
  if (setupDone === 'unknown') return t('detail.unread');
  return setupDone === 'yes' ? t('detail.set-up') : t('detail.fresh');
}
