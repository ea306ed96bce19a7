import type { Blueprint } from '../../../shared/domain/blueprint.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { reloadLibrary } from '../../state/library-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { ConfirmInline } from '../../ui/confirm-inline.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formTexts } from '../../ui/form-texts.ts';
import { announce } from '../../ui/live-region.tsx';
import { blueprintTexts } from './texts.ts';

type RemoveBlueprintProps = { readonly blueprint: Blueprint; readonly onDone: () => void };

export function RemoveBlueprint({ blueprint: { id, name }, onDone }: RemoveBlueprintProps) {
  const t = useTexts(blueprintTexts);
  const f = useTexts(formTexts);
  const remove = useCommand('blueprints.remove');
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
