import { Table } from '@mantine/core';
import type { RecordAudit } from '../../../shared/domain/record-care.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useChanged } from '../../state/changes-store.ts';
import { useQuery } from '../../state/use-query.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ListTable } from '../../ui/list-table.tsx';
import { Loading } from '../../ui/loading.tsx';
import { careTexts } from './care-texts.ts';
import classes from './records.module.css';

/** What left the records: who took it out, when, why, and what stands there instead; newest first. */
export function AuditList() {
  const t = useTexts(careTexts);
  const { data, problem, loading, reload } = useQuery('records.audit', {}, useChanged('records'));
  if (data === undefined) return loading ? <Loading rows={3} /> : <ErrorNote problem={problem} onRetry={reload} />;
  const { discarded, purged } = data;
  if (discarded.length + purged.length === 0) return <p className={classes.soft}>{t('audit.none')}</p>;
  return (
    <>
      {discarded.length > 0 && (
        <ListTable
          label={t('audit.title')}
          columns={[
            { title: t('audit.at'), className: classes.atColumn },
            { title: t('audit.device'), className: classes.kindColumn },
            { title: t('audit.what') },
          ]}
        >
          <Table.Tbody>
            {discarded.toReversed().map((entry) => (
              <AuditLine key={entry.recordId} entry={entry} />
            ))}
          </Table.Tbody>
        </ListTable>
      )}
      {purged.length > 0 && <p className={classes.soft}>{t('audit.purged', { count: purged.length })}</p>}
    </>
  );
}

function AuditLine({ entry }: { readonly entry: RecordAudit['discarded'][number] }) {
  const t = useTexts(careTexts);
  const { dateTime } = useFormats();
  const { serial, reason, discardedAt, operator, replacedBy, changes = [] } = entry;
  return (
    <Table.Tr>
      <Table.Td className={classes.at}>
        <time dateTime={discardedAt}>{dateTime(discardedAt)}</time>
        {operator !== undefined && <div className={classes.soft}>{operator}</div>}
      </Table.Td>
      <Table.Td className={classes.serial}>{serial}</Table.Td>
      <Table.Td>
        <span className={classes.what}>{t(replacedBy === undefined ? 'audit.discarded' : 'audit.amended')}</span>{' '}
        {reason}
        {changes.map(({ name, from, to }) => (
          <div key={name}>
            {t('audit.change', { name: t(`name.${name}`), from: from ?? t('audit.nothing'), to: to ?? '' })}
          </div>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}
