import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { useMayAct } from '../state/connection-store.ts';
import { usePageCommand } from '../state/page-commands.ts';
import { formTexts } from './form-texts.ts';
import { Note } from './note.tsx';
import { uiTexts } from './texts.ts';

type ExportChoiceProps = {
  readonly items: readonly { readonly id: string; readonly name: string }[];
  readonly onExport: (id: string) => void;
};

/** The menu's *Export…* over a list: asks which one is meant where there are several. */
export function ExportChoice({ items, onExport }: ExportChoiceProps) {
  const t = useTexts(formTexts);
  const u = useTexts(uiTexts);
  const [isAsking, setAsking] = useState(false);
  const [first] = items;
  const ask = () => (items.length === 1 && first !== undefined ? onExport(first.id) : setAsking(true));
  usePageCommand('export', useMayAct() && first !== undefined ? ask : undefined);
  if (!isAsking) return null;
  return (
    <Note
      tone="info"
      title={t('export.which')}
      aside={
        <Button variant="default" onClick={() => setAsking(false)}>
          {u('cancel')}
        </Button>
      }
    >
      <Select
        aria-label={t('export.which')}
        autoFocus
        searchable
        comboboxProps={{ withinPortal: false }}
        data={items.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => {
          if (id === null) return;
          setAsking(false);
          onExport(id);
        }}
      />
    </Note>
  );
}
