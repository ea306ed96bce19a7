import { IconBuilding } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useLibrary } from '../../state/library-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ListActions } from '../../ui/list-actions.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useFreshLibrary } from '../../ui/use-fresh-library.ts';
import { emptyDraft } from './draft.ts';
import { openEditor } from './editing.ts';
import { LossNote } from './loss-note.tsx';
import { OrganizationCard } from './organization-card.tsx';
import { organizationTexts } from './texts.ts';

export function OrganizationList() {
  const t = useTexts(organizationTexts);
  const organizations = useLibrary((library) => library.organizations);
  const { problem, reload } = useFreshLibrary();
  const count = organizations?.length ?? 0;
  return (
    <Page
      title={t('title')}
      scope={count > 0 && t('count', { count })}
      width="reading"
      actions={
        organizations !== undefined && (
          <ListActions
            from="organization"
            count={count}
            addLabel={t('add')}
            onAdd={() => openEditor({ kind: 'new' }, emptyDraft)}
          />
        )
      }
    >
      <ErrorNote problem={problem} onRetry={reload} />
      {organizations === undefined && problem === undefined && <Loading />}
      {organizations !== undefined && count === 0 && (
        <EmptyState icon={<IconBuilding size={40} stroke={1.4} />} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      )}
      {organizations?.map((organization) => (
        <OrganizationCard key={organization.id} organization={organization} />
      ))}
      {count > 0 && <LossNote />}
    </Page>
  );
}
