import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import type { RecordRow } from '../../state/records-store.ts';
import { RecordLine } from './record-line.tsx';
import classes from './records.module.css';
import { recordsTexts } from './texts.ts';

/** A season's records are thousands; a person reads the first of them. */
const pageOf = 200;

type RecordsTableProps = { readonly rows: readonly RecordRow[]; readonly reload: () => Promise<void> };

export function RecordsTable({ rows, reload }: RecordsTableProps) {
  const t = useTexts(recordsTexts);
  const [limit, setLimit] = useState(pageOf);
  const left = rows.length - limit;
  return (
    <div className={classes.container}>
      <Table className={classes.table} aria-label={t('title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes.stateColumn}>
              {t('column.state')}
            </Table.Th>
            <Table.Th scope="col" className={classes.deviceColumn}>
              {t('column.device')}
            </Table.Th>
            <Table.Th scope="col" className={classes.kindColumn}>
              {t('column.kind')}
            </Table.Th>
            <Table.Th scope="col" className={classes.atColumn}>
              {t('column.at')}
            </Table.Th>
            <Table.Th scope="col">{t('column.detail')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, limit).map((row) => (
            <RecordLine key={row.record.id} row={row} reload={reload} />
          ))}
        </Table.Tbody>
      </Table>
      {left > 0 && (
        <Button variant="default" mt="sm" onClick={() => setLimit(limit + pageOf)}>
          {t('more', { count: Math.min(left, pageOf) })}
        </Button>
      )}
    </div>
  );
}
