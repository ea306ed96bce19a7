import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useQuery } from '../../state/use-query.ts';
import { ConfirmInline } from '../../ui/confirm-inline.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { careTexts } from './care-texts.ts';

type PurgeConfirmProps = {
  readonly days: number;
  readonly confirmLabel: (count: number) => string;
  /** There is something to confirm even when nothing would go now. */
  readonly isEvenWithNone: boolean;
  readonly pending: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** What would leave by age, before anything does. */
export function PurgeConfirm({ days, confirmLabel, isEvenWithNone, ...rest }: PurgeConfirmProps) {
  const t = useTexts(careTexts);
  const { date } = useFormats();
  const { data, problem, reload } = useQuery('records.purgePreview', { olderThanDays: days });
  if (data === undefined)
    return problem === undefined ? <Loading rows={1} /> : <ErrorNote problem={problem} onRetry={reload} />;
  const { records, devices, oldest, newest } = data;
  if (records === 0 && !isEvenWithNone)
    return <Note tone="info" role="status" title={t('purge.none', { count: days })} />;
  return (
    <ConfirmInline
      question={t(isEvenWithNone ? 'keep.question' : 'purge.question', { count: days })}
      confirmLabel={confirmLabel(records)}
      danger={records > 0}
      {...rest}
    >
      {records === 0 ? t('purge.none', { count: days }) : t('purge.effect', { records, devices })}
      {oldest !== undefined && newest !== undefined && (
        <div>{t('purge.span', { oldest: date(oldest), newest: date(newest) })}</div>
      )}
    </ConfirmInline>
  );
}
