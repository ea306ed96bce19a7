import type { Blueprint } from '../../../shared/domain/blueprint.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { RemoveItem } from '../../ui/remove-item.tsx';
import { blueprintTexts } from './texts.ts';

type RemoveBlueprintProps = { readonly blueprint: Blueprint; readonly onDone: () => void };

export function RemoveBlueprint({ blueprint, onDone }: RemoveBlueprintProps) {
  const t = useTexts(blueprintTexts);
  return (
    <RemoveItem
      command="blueprints.remove"
      item={blueprint}
      question={t('remove.question', { name: blueprint.name })}
      confirmLabel={t('remove.confirm')}
      onDone={onDone}
    >
      {t('remove.text')}
    </RemoveItem>
  );
}
