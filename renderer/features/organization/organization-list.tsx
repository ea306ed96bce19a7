import { IconBuilding, IconFileImport } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useMayAct } from '../../state/connection-store.ts';
import { useLibrary } from '../../state/library-store.ts';
import { usePageCommand } from '../../state/page-commands.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ExportChoice } from '../../ui/export-choice.tsx';
import { LibraryList } from '../../ui/library-list.tsx';
import { ListActions } from '../../ui/list-actions.tsx';
import { usePanels } from '../../ui/use-panels.ts';
import { BackupNag } from './backup-nag.tsx';
import { emptyDraft } from './draft.ts';
import { openEditor } from './editing.ts';
import { OrganizationCard, type OrganizationPanel } from './organization-card.tsx';
import { organizationTexts } from './texts.ts';

const add = () => openEditor({ kind: 'new' }, emptyDraft);
const bring = () => openEditor({ kind: 'new' }, { ...emptyDraft, from: 'files' });

export function OrganizationList() {
  const t = useTexts(organizationTexts);
  const organizations = useLibrary((library) => library.organizations);
  const panels = usePanels<OrganizationPanel>();
  const count = organizations?.length ?? 0;
  const exporting = (id: string) => panels.show(id, 'export');
  usePageCommand('import', useMayAct() ? bring : undefined);
  return (
    <LibraryList
      title={t('title')}
      items={organizations}
      count={t('count', { count })}
      actions={
        <>
          <ActButton icon={<IconFileImport size={16} />} onClick={bring}>
            {t('import')}
          </ActButton>
          <ListActions from="organization" count={count} addLabel={t('add')} onAdd={add} />
        </>
      }
      notes={<ExportChoice items={organizations ?? []} onExport={exporting} />}
      empty={
        <EmptyState icon={<IconBuilding size={40} stroke={1.4} />} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      }
      card={(organization) => (
        <OrganizationCard key={organization.id} organization={organization} panel={panels.of(organization.id)} />
      )}
      after={panels.shown !== 'export' && <BackupNag organizations={organizations ?? []} onExport={exporting} />}
    />
  );
}
