import { Badge } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconChevronDown, IconChevronUp, IconTrash, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Roster } from '../../../../shared/domain/roster.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { ConfirmInline } from '../../../ui/confirm-inline.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ItemCard } from '../../../ui/item-card.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { RosterRows } from './roster-rows.tsx';
import { rosterTexts } from './roster-texts.ts';

type RosterCardProps = { readonly roster: Roster; readonly onChange: () => void };

/** One roster: whether it is in use, how it finds its devices, and its rows. */
export function RosterCard({ roster, onChange }: RosterCardProps) {
  const t = useTexts(rosterTexts);
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [edits, setEdits] = useState(0);
  const use = useCommand('rosters.use');
  const undo = useCommand('rosters.undo');
  const remove = useCommand('rosters.remove');
  const { id, name, inUse, joinBy, rows, joined, columns, importedAt, canUndo } = roster;
  const changed = () => {
    setEdits((count) => count + 1);
    onChange();
  };
  const toggle = async () => {
    if ((await use.run({ id: inUse ? null : id })) !== undefined) onChange();
  };
  const takeBack = async () => {
    if ((await undo.run({ id })) !== undefined) changed();
  };
  const wipe = async () => {
    if ((await remove.run({ id })) === undefined) return;
    announce(t('removed', { name }));
    onChange();
  };
  const word = (text: string) => `${text}: ${name}`;
  return (
    <ItemCard
      title={name}
      marks={inUse && <Badge color="gray">{t('in-use')}</Badge>}
      actions={
        <>
          <ActButton
            quiet
            icon={inUse ? <IconX size={16} aria-hidden /> : <IconCheck size={16} aria-hidden />}
            label={word(t(inUse ? 'unuse' : 'use'))}
            pending={use.pending}
            onClick={() => void toggle()}
          >
            {t(inUse ? 'unuse' : 'use')}
          </ActButton>
          <ActButton
            quiet
            harmless
            icon={isOpen ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />}
            label={word(t(isOpen ? 'hide' : 'show'))}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? 'hide' : 'show')}
          </ActButton>
          {canUndo && (
            <ActButton
              quiet
              icon={<IconArrowBackUp size={16} aria-hidden />}
              label={word(t('undo'))}
              pending={undo.pending}
              onClick={() => void takeBack()}
            >
              {t('undo')}
            </ActButton>
          )}
          <ActButton
            quiet
            icon={<IconTrash size={16} aria-hidden />}
            label={word(t('remove'))}
            onClick={() => setAsking(true)}
          >
            {t('remove')}
          </ActButton>
        </>
      }
    >
      <ErrorNote problem={use.problem ?? undo.problem ?? remove.problem} onClose={onChange} />
      <Facts
        items={[
          [t('joinBy'), t(`join.${joinBy}`)],
          [t('rows'), t('rows.value', { rows, joined })],
          [t('columns'), columns.map(({ header }) => header).join(', ')],
          [t('imported'), formats.date(importedAt)],
        ]}
      />
      {isAsking && (
        <ConfirmInline
          question={t('remove.question', { name })}
          confirmLabel={t('remove.confirm', { count: rows })}
          onConfirm={() => void wipe()}
          onCancel={() => setAsking(false)}
          pending={remove.pending}
        >
          {t('remove.text')}
        </ConfirmInline>
      )}
      {isOpen && <RosterRows roster={roster} occasion={edits} onChange={changed} />}
    </ItemCard>
  );
}
