import { IconArrowRight, IconTemplate } from '@tabler/icons-react';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { useLibrary } from '../../state/library-store.ts';
import { goTo } from '../../state/route-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ListActions } from '../../ui/list-actions.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryAction } from '../../ui/primary-action.tsx';
import { useFreshLibrary } from '../../ui/use-fresh-library.ts';
import { BlueprintCard } from './blueprint-card.tsx';
import { newDraft } from './draft.ts';
import { openEditor } from './editing.ts';
import { blueprintTexts } from './texts.ts';

export function BlueprintList() {
  const t = useTexts(blueprintTexts);
  const language = useLanguage();
  const { blueprints, organizations, servers } = useLibrary();
  const { problem, reload } = useFreshLibrary();
  const count = blueprints?.length ?? 0;
  const needsOrganization = count === 0 && organizations?.length === 0;
  const add = () => {
    const parts = { organizationId: organizations?.[0]?.id, serverId: servers?.[0]?.id, language };
    openEditor({ kind: 'new' }, newDraft(parts));
  };
  return (
    <Page
      title={t('title')}
      scope={count > 0 && t('count', { count })}
      width="reading"
      {...(needsOrganization
        ? {
            primary: (
              <PrimaryAction harmless icon={<IconArrowRight size={16} />} onClick={() => goTo('organization')}>
                {t('go.organization')}
              </PrimaryAction>
            ),
          }
        : {
            actions: blueprints !== undefined && (
              <ListActions from="blueprint" count={count} addLabel={t('add')} onAdd={add} />
            ),
          })}
    >
      <ErrorNote problem={problem} onRetry={reload} />
      {blueprints === undefined && problem === undefined && <Loading />}
      {blueprints !== undefined && count === 0 && (
        <EmptyState icon={<IconTemplate size={40} stroke={1.4} />} title={t('empty.title')}>
          <p>{t('empty.text')}</p>
          {needsOrganization && <p>{t('empty.organization')}</p>}
        </EmptyState>
      )}
      {blueprints?.map((blueprint) => (
        <BlueprintCard key={blueprint.id} blueprint={blueprint} />
      ))}
    </Page>
  );
}
