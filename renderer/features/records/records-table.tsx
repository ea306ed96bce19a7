import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import type { FileDelivery } from '../../../shared/domain/backend.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { RecordRow } from '../../state/records-store.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { RecordLine } from './record-line.tsx';
import classes from './records.module.css';
import { recordsTexts } from './texts.ts';

/** A season's records are thousands; a person reads the first of them. */
const pageOf = 200;

type RecordsTableProps = {
  readonly rows: readonly RecordRow[];
  /** By record: those that are carried as files. */
  readonly files: ReadonlyMap<string, FileDelivery>;
  readonly reload: () => Promise<void>;
};

export function RecordsTable({ rows, files, reload }: RecordsTableProps) {
  const t = useTexts(recordsTexts);
  const [limit, setLimit] = useState(pageOf);
  const left = rows.length - limit;
  return (
    <div className={classes.container}>
      <ListTable
        label={t('title')}
        columns={[
          { title: t('column.state'), className: classes.stateColumn },
          { title: t('column.device'), className: classes.deviceColumn },
          { title: t('column.kind'), className: classes.kindColumn },
          { title: t('column.at'), className: classes.atColumn },
          { title: t('column.detail') },
        ]}
      >
        <Table.Tbody>
          {rows.slice(0, limit).map((row) => (
            <RecordLine key={row.record.id} row={row} file={files.get(row.record.id)} reload={reload} />
          ))}
        </Table.Tbody>
      </ListTable>
      {left > 0 && (
        <Button variant="default" mt="sm" onClick={() => setLimit(limit + pageOf)}>
          {t('more', { count: Math.min(left, pageOf) })}
        </Button>
      )}
    </div>
  );
}
