import { Badge } from '@mantine/core';
import { IconCopy, IconListCheck, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Blueprint } from '../../../shared/domain/blueprint.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { formTexts } from '../../ui/form-texts.ts';
import { ItemCard } from '../../ui/item-card.tsx';
import { BlueprintCheck } from './blueprint-check.tsx';
import { BlueprintFacts } from './blueprint-facts.tsx';
import { draftOf } from './draft.ts';
import { openEditor } from './editing.ts';
import { RemoveBlueprint } from './remove-blueprint.tsx';
import { blueprintTexts } from './texts.ts';

export function BlueprintCard({ blueprint }: { readonly blueprint: Blueprint }) {
  const t = useTexts(blueprintTexts);
  const f = useTexts(formTexts);
  const [below, setBelow] = useState<'nothing' | 'check' | 'remove'>('nothing');
  const { name, revision } = blueprint;
  const named = (word: string) => `${word}: ${name}`;
  return (
    <ItemCard
      title={name}
      marks={<Badge color="gray">{t('revision', { revision })}</Badge>}
      actions={
        <>
          <ActButton
            quiet
            icon={<IconListCheck size={16} />}
            onClick={() => setBelow('check')}
            label={named(t('check'))}
          >
            {t('check')}
          </ActButton>
          <ActButton
            quiet
            icon={<IconPencil size={16} />}
            onClick={() => openEditor({ kind: 'edit', blueprint }, draftOf(blueprint))}
            label={named(f('edit'))}
          >
            {f('edit')}
          </ActButton>
          <ActButton
            quiet
            icon={<IconCopy size={16} />}
            onClick={() => openEditor({ kind: 'copy', blueprint }, draftOf(blueprint, f('copy-name', { name })))}
            label={named(f('duplicate'))}
          >
            {f('duplicate')}
          </ActButton>
          <ActButton quiet icon={<IconTrash size={16} />} onClick={() => setBelow('remove')} label={named(f('remove'))}>
            {f('remove')}
          </ActButton>
        </>
      }
    >
      <BlueprintFacts blueprint={blueprint} />
      {below === 'check' && <BlueprintCheck id={blueprint.id} onClose={() => setBelow('nothing')} />}
      {below === 'remove' && <RemoveBlueprint blueprint={blueprint} onDone={() => setBelow('nothing')} />}
    </ItemCard>
  );
}
