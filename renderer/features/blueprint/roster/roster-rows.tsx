import { Table, TextInput } from '@mantine/core';
import { IconPencil, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Roster, RosterRow } from '../../../../shared/domain/roster.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useQuery } from '../../../state/use-query.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import formClasses from '../../../ui/form.module.css';
import { ListTable } from '../../../ui/list-table.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { useColumnName } from './column-name.ts';
import classes from './roster.module.css';
import { rosterTexts } from './roster-texts.ts';
import { RowEditor } from './row-editor.tsx';
import { ScanForm } from './scan-form.tsx';

type RosterRowsProps = {
  readonly roster: Roster;
  /** Rises with every change: the rows are read anew. */
  readonly occasion: number;
  readonly onChange: () => void;
};

/** Of the first columns; the others share what is left. */
const widths = [classes.position, classes.serial];

/** As many as a page bears; the rest is found by searching. */
const shown = 100;

/** The rows of a roster: scanned to devices, looked through, put right. */
export function RosterRows({ roster, occasion, onChange }: RosterRowsProps) {
  const t = useTexts(rosterTexts);
  const columnName = useColumnName();
  const [text, setText] = useState('');
  const [editing, setEditing] = useState<number>();
  const { data, problem, reload } = useQuery('rosters.show', { id: roster.id }, occasion);
  if (data === undefined) return problem === undefined ? <Loading /> : <ErrorNote problem={problem} onRetry={reload} />;
  const keys = fieldKeys(data.rows);
  const found = data.rows.filter((row) => matches(row, text));
  const titles = [t('number'), t('serial'), t('slot'), t('assetTag'), ...keys.map(columnName)];
  const visible = titles.slice(0, 7);
  return (
    <div className={formClasses.fields}>
      <ScanForm roster={roster} onScanned={onChange} />
      <TextInput
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found.length === 0 && <div className={formClasses.hint}>{t('search.none')}</div>}
      {found.length > 0 && (
        <div className={classes.scroll}>
          <ListTable
            label={t('table', { name: roster.name })}
            columns={[
              ...visible.map((title, at) => ({ title, className: widths[at] })),
              { title: t('edit'), className: classes.act },
            ]}
          >
            <Table.Tbody>
              {found.slice(0, shown).map((row) => (
                <Table.Tr key={row.position}>
                  {cellsOf(row, keys)
                    .slice(0, visible.length)
                    .map((cell, at) => (
                      <Table.Td key={visible[at]} className={classes.cell}>
                        {cell}
                      </Table.Td>
                    ))}
                  <Table.Td>
                    <ActButton
                      quiet
                      icon={<IconPencil size={16} aria-hidden />}
                      label={t('edit.row', { position: row.position })}
                      onClick={() => setEditing(row.position)}
                    >
                      {t('edit')}
                    </ActButton>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </ListTable>
        </div>
      )}
      {found.length > shown && (
        <div className={formClasses.hint}>{t('rows.more', { count: found.length - shown })}</div>
      )}
      {data.rows
        .filter(({ position }) => position === editing)
        .map((row) => (
          <RowEditor
            key={row.position}
            rosterId={roster.id}
            row={row}
            keys={keys}
            onDone={() => {
              setEditing(undefined);
              onChange();
            }}
            onCancel={() => setEditing(undefined)}
          />
        ))}
    </div>
  );
}

function fieldKeys(rows: readonly RosterRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ fields }) => Object.keys(fields)))];
}

function cellsOf({ position, serial, slot = '', assetTag = '', fields }: RosterRow, keys: readonly string[]) {
  return [String(position), serial ?? '', slot, assetTag, ...keys.map((key) => fields[key] ?? '')];
}

function matches(row: RosterRow, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const cells = [row.serial, row.slot, row.assetTag, ...Object.values(row.fields)];
  return wanted === '' || cells.some((cell) => cell?.toLowerCase().includes(wanted));
}
