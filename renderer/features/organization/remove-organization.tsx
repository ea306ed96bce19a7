import type { Organization } from '../../../shared/domain/organization.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { reloadLibrary } from '../../state/library-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { ConfirmInline } from '../../ui/confirm-inline.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formTexts } from '../../ui/form-texts.ts';
import { announce } from '../../ui/live-region.tsx';
import { organizationTexts } from './texts.ts';

type RemoveOrganizationProps = { readonly organization: Organization; readonly onDone: () => void };

export function RemoveOrganization({ organization: { id, name }, onDone }: RemoveOrganizationProps) {
  const t = useTexts(organizationTexts);
  const f = useTexts(formTexts);
  const remove = useCommand('organizations.remove');
  const confirm = async () => {
    if ((await remove.run({ id })) === undefined) return;
    announce(f('removed', { name }));
    onDone();
    await reloadLibrary();
  };
  if (remove.problem !== undefined) return <ErrorNote problem={remove.problem} onClose={onDone} />;
  return (
    <ConfirmInline
      question={t('remove.question', { name })}
      confirmLabel={t('remove.confirm')}
      onConfirm={() => void confirm()}
      onCancel={onDone}
      pending={remove.pending}
    >
      {t('remove.text')}
    </ConfirmInline>
  );
}
