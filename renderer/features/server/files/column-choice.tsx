import { Select } from '@mantine/core';
import { useState } from 'react';
import type { ConsoleField } from '../../../../shared/domain/backend.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import formClasses from '../../../ui/form.module.css';
import { Panel } from '../../../ui/panel.tsx';
import { filesTexts } from './files-texts.ts';
import type { Columns } from './use-list-import.ts';

/** What a list is of use for; the rest is carried along as it is. */
const fields = ['state', 'serial', 'wifiMac', 'name', 'group', 'readAt'] as const satisfies readonly ConsoleField[];

type ColumnChoiceProps = {
  readonly header: readonly string[];
  readonly pending: boolean;
  readonly onChosen: (columns: Columns) => void;
};

/** Asks what the columns of a list mean that nobody here has seen before. */
export function ColumnChoice({ header, pending, onChosen }: ColumnChoiceProps) {
  const t = useTexts(filesTexts);
  const [columns, setColumns] = useState<Columns>({});
  const choices = [...new Set(header)].filter((name) => name.trim() !== '');
  return (
    <Panel title={t('columns.title')}>
      <div className={formClasses.hint}>{t('columns.text')}</div>
      <div className={formClasses.pair}>
        {fields.map((field) => (
          <Select
            key={field}
            label={t(`field.${field}`)}
            placeholder={t('field.none')}
            clearable
            data={choices}
            value={columns[field] ?? null}
            onChange={(name) => {
              const { [field]: _, ...others } = columns;
              setColumns(name === null ? others : { ...others, [field]: name });
            }}
          />
        ))}
      </div>
      <div>
        <ActButton pending={pending} onClick={() => onChosen(columns)}>
          {t('columns.again')}
        </ActButton>
      </div>
    </Panel>
  );
}
