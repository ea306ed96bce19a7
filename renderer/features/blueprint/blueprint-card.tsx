import { Badge } from '@mantine/core';
import { IconEye, IconFileExport, IconListCheck } from '@tabler/icons-react';
import type { Blueprint } from '../../../shared/domain/blueprint.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { formTexts } from '../../ui/form-texts.ts';
import { LibraryCard } from '../../ui/library-card.tsx';
import type { CardPanel } from '../../ui/use-panels.ts';
import { BlueprintCheck } from './blueprint-check.tsx';
import { BlueprintExport } from './blueprint-export.tsx';
import { BlueprintFacts } from './blueprint-facts.tsx';
import { BlueprintPreview } from './blueprint-preview.tsx';
import { draftOf } from './draft.ts';
import { openEditor } from './editing.ts';
import { previewTexts } from './preview-texts.ts';
import { RemoveBlueprint } from './remove-blueprint.tsx';
import { blueprintTexts } from './texts.ts';

export type BlueprintPanel = 'check' | 'preview' | 'export' | 'remove';
type BlueprintCardProps = { readonly blueprint: Blueprint; readonly panel: CardPanel<BlueprintPanel> };

export function BlueprintCard({ blueprint, panel }: BlueprintCardProps) {
  const t = useTexts(blueprintTexts);
  const f = useTexts(formTexts);
  const p = useTexts(previewTexts);
  const { id, name, revision } = blueprint;
  return (
    <LibraryCard
      name={name}
      marks={<Badge color="gray">{t('revision', { revision })}</Badge>}
      actions={[
        { icon: IconListCheck, word: t('check'), onClick: () => panel.show('check') },
        { icon: IconEye, word: p('preview'), harmless: true, onClick: () => panel.show('preview') },
        { icon: IconFileExport, word: f('export'), onClick: () => panel.show('export') },
      ]}
      onEdit={() => openEditor({ kind: 'edit', blueprint }, draftOf(blueprint))}
      onDuplicate={() => openEditor({ kind: 'copy', blueprint }, draftOf(blueprint, f('copy-name', { name })))}
      onRemove={() => panel.show('remove')}
    >
      <BlueprintFacts blueprint={blueprint} />
      {panel.open === 'check' && <BlueprintCheck id={id} onClose={panel.close} />}
      {panel.open === 'preview' && <BlueprintPreview blueprint={blueprint} onClose={panel.close} />}
      {panel.open === 'export' && <BlueprintExport blueprint={blueprint} onDone={panel.close} />}
      {panel.open === 'remove' && <RemoveBlueprint blueprint={blueprint} onDone={panel.close} />}
    </LibraryCard>
  );
}
