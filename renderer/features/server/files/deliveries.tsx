import { Table } from '@mantine/core';
import type { BackendView, FileDelivery } from '../../../../shared/domain/backend.ts';
import { agoText } from '../../../i18n/ago.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useChanged } from '../../../state/changes-store.ts';
import type { DeviceState } from '../../../state/device-state.ts';
import { useNow } from '../../../state/use-now.ts';
import { useQuery } from '../../../state/use-query.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import classes from './files.module.css';
import { filesTexts } from './files-texts.ts';

const shownRows = 50;
const rank: readonly FileDelivery['state'][] = ['contradicted', 'exported', 'queued', 'confirmed'];
const stateOf = {
  queued: 'idle',
  exported: 'waiting',
  confirmed: 'done',
  contradicted: 'needs-you',
} as const satisfies Readonly<Record<FileDelivery['state'], DeviceState>>;

/** Every record of a console without API: not exported, exported and how long ago, confirmed, or contradicted. */
export function Deliveries({ view }: { readonly view: BackendView }) {
  const t = useTexts(filesTexts);
  const { language, dateTime } = useFormats();
  const now = useNow(60_000);
  const list = useQuery('backends.deliveries', { serverId: view.serverId }, useChanged('backends'));
  const { deliveries: counts } = view;
  const all = (list.data ?? []).toSorted((one, other) => rank.indexOf(one.state) - rank.indexOf(other.state));
  const oldest = counts?.oldestExportAt;
  if (list.problem !== undefined) return <ErrorNote problem={list.problem} onRetry={list.reload} />;
  if (list.data === undefined) return <Loading rows={2} />;
  if (all.length === 0) return <div className={classes.soft}>{t('delivery.none')}</div>;
  return (
    <>
      {counts !== undefined && <div>{t('delivery.counts', counts)}</div>}
      {oldest !== undefined && (
        <div className={classes.soft}>
          {t('delivery.oldest', { ago: agoText(oldest, now, language) ?? dateTime(oldest) })}
        </div>
      )}
      <ListTable
        label={t('delivery.title')}
        columns={[
          { title: t('delivery.state'), className: classes.state },
          { title: t('delivery.device') },
          { title: t('delivery.file') },
          { title: t('delivery.when') },
        ]}
      >
        <Table.Tbody>
          {all.slice(0, shownRows).map((delivery) => {
            const { recordId, serial, state, exportFile, exportedAt, exportedBy, settledAt, settledBy } = delivery;
            const at = settledAt ?? exportedAt;
            return (
              <Table.Tr key={recordId}>
                <Table.Td>
                  <StateBadge state={stateOf[state]} label={t(`state.${state}`)} />
                </Table.Td>
                <Table.Td>{serial}</Table.Td>
                <Table.Td className={classes.wide}>{settledBy ?? exportFile ?? '–'}</Table.Td>
                <Table.Td>
                  {at === undefined ? '–' : (agoText(at, now, language) ?? dateTime(at))}
                  <div className={classes.soft}>{settledAt === undefined ? exportedBy : undefined}</div>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </ListTable>
      {all.length > shownRows && (
        <div className={classes.soft}>{t('delivery.more', { count: all.length - shownRows })}</div>
      )}
    </>
  );
}
