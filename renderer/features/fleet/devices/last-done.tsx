import type { LastDone } from '../../../../shared/domain/fleet.ts';
import { operationStateWords, operationWords } from '../../../../shared/texts/fleet/words.ts';
import { recordKindLabels } from '../../../../shared/texts/record-kinds.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import classes from '../fleet.module.css';
import { fleetTexts } from '../texts.ts';

/** What this station did with a device last, and when. */
export function LastDoneHere({ last }: { readonly last: LastDone }) {
  const t = useTexts(fleetTexts);
  const { language, dateTime } = useFormats();
  const words =
    last.by === 'operation'
      ? t('last.operation', {
          operation: operationWords[last.kind][language],
          state: operationStateWords[last.state][language],
        })
      : t('last.kitting', { kind: recordKindLabels[last.kind][language] });
  return (
    <>
      <div>{words}</div>
      <time className={classes.soft} dateTime={last.at}>
        {dateTime(last.at)}
      </time>
    </>
  );
}
