import { IconCopy, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { ActButton } from './act-button.tsx';
import { formTexts } from './form-texts.ts';
import { ItemCard } from './item-card.tsx';

export type CardAction = {
  readonly icon: ComponentType<{ readonly size: number; readonly 'aria-hidden'?: boolean }>;
  readonly word: string;
  /** What is done, where the word alone would not tell it to somebody who cannot see the card. */
  readonly spoken?: string;
  /** It changes nothing: observers may use it. */
  readonly harmless?: boolean;
  readonly onClick: () => void;
};

type LibraryCardProps = {
  readonly name: string;
  readonly marks?: ReactNode;
  /** What only this kind of thing can do; it stands before what all of them can. */
  readonly actions: readonly CardAction[];
  readonly onEdit: () => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
};

/** One server, organization or blueprint with its actions, each named with the thing it acts on. */
export function LibraryCard({ name, marks, actions, onEdit, onDuplicate, onRemove, children }: LibraryCardProps) {
  const t = useTexts(formTexts);
  const all: readonly CardAction[] = [
    ...actions,
    { icon: IconPencil, word: t('edit'), onClick: onEdit },
    { icon: IconCopy, word: t('duplicate'), onClick: onDuplicate },
    { icon: IconTrash, word: t('remove'), onClick: onRemove },
  ];
  return (
    <ItemCard
      title={name}
      marks={marks}
      actions={all.map(({ icon: Icon, word, spoken = word, harmless = false, onClick }) => (
        <ActButton
          key={word}
          quiet
          harmless={harmless}
          icon={<Icon size={16} aria-hidden />}
          label={`${spoken}: ${name}`}
          onClick={onClick}
        >
          {word}
        </ActButton>
      ))}
    >
      {children}
    </ItemCard>
  );
}
