import type { FleetOperation } from '../../../../shared/domain/fleet.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { Note } from '../../../ui/note.tsx';
import { situationOf } from './step-groups.ts';
import { operationTexts } from './texts.ts';

type SituationNoteProps = {
  readonly operation: FleetOperation;
  /** Its MDM tells only by lists that a person carries here. */
  readonly fromFiles: boolean;
};

/** What the operation waits for now, in one sentence. */
export function SituationNote({ operation, fromFiles }: SituationNoteProps) {
  const t = useTexts(operationTexts);
  const { dateTime } = useFormats();
  const { request, cancelled } = operation;
  switch (situationOf(operation)) {
    case 'wrong':
      return (
        <Note tone="failed" role="status" title={t('state.wrong')}>
          {t('state.wrong-text')}
        </Note>
      );
    case 'your-turn':
      return <Note tone="needs" role="status" title={t('state.your-turn')} />;
    case 'waiting':
      return (
        <Note tone="info" role="status" title={t('state.waiting')}>
          {t(fromFiles ? 'state.waiting-files' : 'state.waiting-api')}
        </Note>
      );
    case 'later':
      return (
        <Note
          tone="info"
          role="status"
          title={
            request.kind === 'inactivate' && request.scheduledAt !== undefined
              ? t('state.later', { at: dateTime(request.scheduledAt) })
              : t('state.waiting')
          }
        />
      );
    case 'done':
      return <Note tone="done" role="status" title={t('state.done')} />;
    case 'cancelled':
      return (
        <Note tone="info" role="status" title={t('state.cancelled', { by: cancelled?.by ?? '–' })}>
          {cancelled?.reason}
        </Note>
      );
  }
}
