import { Button } from '@mantine/core';
import { IconArrowRight, IconServer } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useLibrary } from '../../state/library-store.ts';
import { goTo } from '../../state/route-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ListActions } from '../../ui/list-actions.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useFreshLibrary } from '../../ui/use-fresh-library.ts';
import { emptyDraft, type ServerDraft } from './draft.ts';
import { openEditor } from './editing.ts';
import { PracticeCard } from './practice-card.tsx';
import { ServerCard } from './server-card.tsx';
import { serverTexts } from './texts.ts';

const add = (draft: ServerDraft) => openEditor({ kind: 'new' }, draft);

export function ServerList() {
  const t = useTexts(serverTexts);
  const servers = useLibrary((library) => library.servers);
  const { problem, reload } = useFreshLibrary();
  const count = servers?.length ?? 0;
  return (
    <Page
      title={t('title')}
      scope={count > 0 && t('count', { count })}
      width="reading"
      actions={
        servers !== undefined && (
          <ListActions from="server" count={count} addLabel={t('add')} onAdd={() => add(emptyDraft)} />
        )
      }
    >
      <ErrorNote problem={problem} onRetry={reload} />
      {servers === undefined && problem === undefined && <Loading />}
      {count === 0 && servers !== undefined && (
        <>
          <PracticeCard onFill={add} />
          <EmptyState
            icon={<IconServer size={40} stroke={1.4} />}
            title={t('empty.title')}
            action={
              <Button variant="subtle" rightSection={<IconArrowRight size={16} />} onClick={() => goTo('organization')}>
                {t('empty.skip')}
              </Button>
            }
          >
            <p>{t('empty.text')}</p>
            <p>{t('empty.without')}</p>
          </EmptyState>
        </>
      )}
      {servers?.map((server) => (
        <ServerCard key={server.id} server={server} />
      ))}
    </Page>
  );
}
