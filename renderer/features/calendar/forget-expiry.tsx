import type { Expiry } from '../../../shared/domain/expiry.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { calendarChanged } from '../../state/calendar-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { ConfirmInline } from '../../ui/confirm-inline.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { announce } from '../../ui/live-region.tsx';
import { calendarTexts } from './texts.ts';

type ForgetExpiryProps = { readonly expiry: Expiry; readonly onDone: () => void };

/** Asks before something that a person entered leaves the calendar. */
export function ForgetExpiry({ expiry: { id, name }, onDone }: ForgetExpiryProps) {
  const t = useTexts(calendarTexts);
  const forgetting = useCommand('calendar.forget');
  const confirm = async () => {
    if ((await forgetting.run({ id })) === undefined) return;
    announce(t('forgotten', { name }));
    onDone();
    calendarChanged();
  };
  if (forgetting.problem !== undefined) return <ErrorNote problem={forgetting.problem} onClose={onDone} />;
  return (
    <ConfirmInline
      question={t('forget.question', { name })}
      confirmLabel={t('forget.confirm')}
      pending={forgetting.pending}
      onConfirm={() => void confirm()}
      onCancel={onDone}
    />
  );
}
