import { Button } from '@mantine/core';
import { IconArrowRight, IconFileTypeCsv, IconServer } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useLibrary } from '../../state/library-store.ts';
import { goTo } from '../../state/route-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LibraryList } from '../../ui/library-list.tsx';
import { ListActions } from '../../ui/list-actions.tsx';
import { usePanels } from '../../ui/use-panels.ts';
import { emptyDraft, type ServerDraft } from './draft.ts';
import { openEditor } from './editing.ts';
import { filesTexts } from './files/files-texts.ts';
import { PracticeCard } from './practice-card.tsx';
import { ServerCard, type ServerPanel } from './server-card.tsx';
import classes from './server-list.module.css';
import { serverTexts } from './texts.ts';

const add = (draft: ServerDraft) => openEditor({ kind: 'new' }, draft);

export function ServerList() {
  const t = useTexts(serverTexts);
  const files = useTexts(filesTexts);
  const servers = useLibrary((library) => library.servers);
  const panels = usePanels<ServerPanel>();
  const count = servers?.length ?? 0;
  return (
    <LibraryList
      title={t('title')}
      items={servers}
      count={t('count', { count })}
      actions={<ListActions from="server" count={count} addLabel={t('add')} onAdd={() => add(emptyDraft)} />}
      empty={
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
      }
      after={
        <div className={classes.more}>
          <ActButton
            icon={<IconFileTypeCsv size={16} aria-hidden />}
            onClick={() => goTo('server', { import: 'groups' })}
          >
            {files('groups.open')}
          </ActButton>
        </div>
      }
      card={(server) => <ServerCard key={server.id} server={server} panel={panels.of(server.id)} />}
    />
  );
}
