import type { ReactNode } from 'react';
import type { FleetStepView } from '../../../../shared/domain/fleet.ts';
import { standingWords, stepStateWords } from '../../../../shared/texts/fleet/words.ts';
import { problemText } from '../../../../shared/texts/problem-text.ts';
import { agoText } from '../../../i18n/ago.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useNow } from '../../../state/use-now.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { stateOfStep } from '../words.ts';
import classes from './operations.module.css';
import { operationTexts } from './texts.ts';

type StepRowProps = {
  readonly row: FleetStepView;
  /** A checkbox, where it can be ticked now. */
  readonly lead?: ReactNode;
};

/** Where one device stands in a step: who did it, and what was seen of it. */
export function StepRow({ row, lead }: StepRowProps) {
  const t = useTexts(operationTexts);
  const { language, dateTime } = useFormats();
  const now = useNow(30_000);
  const { serial, state, by, at, note, proof, seen, problem } = row;
  const ago = (asOf: string) => agoText(asOf, now, language) ?? t('just-now');
  const trouble = problem === undefined ? undefined : problemText(problem, language);
  const words = [
    proof === 'read-back' && t('proof.read-back'),
    proof === 'person' && t('proof.person', { by: by ?? '–' }),
    proof === undefined && by !== undefined && at !== undefined && t('step.by', { by, at: dateTime(at) }),
    note !== undefined && note !== '' && note,
    seen !== undefined &&
      (seen.group === undefined
        ? t('step.seen', { source: seen.source, state: standingWords[seen.state][language], ago: ago(seen.asOf) })
        : t('step.seen-group', {
            source: seen.source,
            state: standingWords[seen.state][language],
            group: seen.group,
            ago: ago(seen.asOf),
          })),
    trouble !== undefined && `${trouble.what} ${trouble.next}`,
  ].filter((part) => part !== false);
  return (
    <li className={classes.row}>
      <span>{lead}</span>
      <span className={classes.serial}>{serial}</span>
      <StateBadge state={stateOfStep[state]} label={stepStateWords[state][language]} />
      <span className={classes.soft}>{words.join(' · ')}</span>
    </li>
  );
}
