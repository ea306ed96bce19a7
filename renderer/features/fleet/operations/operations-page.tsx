import { Table } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useLibrary } from '../../../state/library-store.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Notes } from '../../../ui/notes.tsx';
import { Page } from '../../../ui/page.tsx';
import { showPart } from '../fleet-route.ts';
import { PartsBar } from '../parts-bar.tsx';
import { fleetTexts } from '../texts.ts';
import { OperationLine } from './operation-line.tsx';
import classes from './operations.module.css';
import { operationTexts } from './texts.ts';
import { useOperations } from './use-operations.ts';

/** Operations under way first, then those that are over: what was done, by whom, and why it was given up. */
export function OperationsPage() {
  const f = useTexts(fleetTexts);
  const t = useTexts(operationTexts);
  const { operations, loaded, problem, reload } = useOperations();
  const servers = useLibrary((library) => library.servers);
  const rows = useMemo(
    () =>
      [...operations.values()].sort(
        (left, right) =>
          Number(right.state === 'open') - Number(left.state === 'open') ||
          right.startedAt.localeCompare(left.startedAt),
      ),
    [operations],
  );
  const open = rows.filter(({ state }) => state === 'open').length;
  return (
    <Page title={f('title')} scope={rows.length > 0 && t('scope.list', { open, over: rows.length - open })}>
      <PartsBar part="operations" />
      <Notes>
        <ErrorNote problem={problem} onRetry={() => void reload()} />
      </Notes>
      {!loaded && rows.length === 0 && problem === undefined && <Loading />}
      {loaded && rows.length === 0 && (
        <EmptyState
          icon={<IconListDetails size={40} stroke={1.3} />}
          title={t('empty.title')}
          action={
            <ActButton harmless onClick={() => showPart('devices')}>
              {t('empty.action')}
            </ActButton>
          }
        >
          {t('empty.text')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ListTable
          label={f('part.operations')}
          columns={[
            { title: t('column.operation') },
            { title: t('column.progress'), className: classes.progressColumn },
            { title: t('column.server'), className: classes.serverColumn },
            { title: t('column.started'), className: classes.startedColumn },
            { title: t('column.end'), className: classes.endColumn },
          ]}
        >
          <Table.Tbody>
            {rows.map((operation) => (
              <OperationLine
                key={operation.id}
                operation={operation}
                server={servers?.find(({ id }) => id === operation.serverId)?.name ?? ''}
              />
            ))}
          </Table.Tbody>
        </ListTable>
      )}
    </Page>
  );
}
