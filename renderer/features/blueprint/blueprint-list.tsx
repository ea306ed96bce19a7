import { IconArrowRight, IconListDetails, IconTemplate } from '@tabler/icons-react';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { useMayAct } from '../../state/connection-store.ts';
import { useLibrary } from '../../state/library-store.ts';
import { goTo } from '../../state/route-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ExportChoice } from '../../ui/export-choice.tsx';
import { LibraryList } from '../../ui/library-list.tsx';
import { ListActions } from '../../ui/list-actions.tsx';
import { PrimaryAction } from '../../ui/primary-action.tsx';
import { usePanels } from '../../ui/use-panels.ts';
import { BlueprintCard, type BlueprintPanel } from './blueprint-card.tsx';
import { newDraft } from './draft.ts';
import { openEditor } from './editing.ts';
import { ImportButton } from './import-button.tsx';
import { LeftOutNote } from './left-out-note.tsx';
import { rosterTexts } from './roster/roster-texts.ts';
import { blueprintTexts } from './texts.ts';

export function BlueprintList() {
  const t = useTexts(blueprintTexts);
  const r = useTexts(rosterTexts);
  const language = useLanguage();
  const { blueprints, organizations, servers } = useLibrary();
  const panels = usePanels<BlueprintPanel>();
  const mayAct = useMayAct();
  const count = blueprints?.length ?? 0;
  const needsOrganization = count === 0 && organizations?.length === 0;
  const add = () => {
    const parts = { organizationId: organizations?.[0]?.id, serverId: servers?.[0]?.id, language };
    openEditor({ kind: 'new' }, newDraft(parts));
  };
  return (
    <LibraryList
      title={t('title')}
      items={blueprints}
      count={t('count', { count })}
      actions={
        needsOrganization ? (
          <PrimaryAction harmless icon={<IconArrowRight size={16} />} onClick={() => goTo('organization')}>
            {t('go.organization')}
          </PrimaryAction>
        ) : (
          <>
            {mayAct && (
              <ActButton
                harmless
                icon={<IconListDetails size={16} />}
                onClick={() => goTo('blueprint', { part: 'roster' })}
              >
                {r('open')}
              </ActButton>
            )}
            {mayAct && <ImportButton />}
            <ListActions from="blueprint" count={count} addLabel={t('add')} onAdd={add} />
          </>
        )
      }
      notes={
        <>
          <ExportChoice items={blueprints ?? []} onExport={(id) => panels.show(id, 'export')} />
          <LeftOutNote />
        </>
      }
      empty={
        <EmptyState icon={<IconTemplate size={40} stroke={1.4} />} title={t('empty.title')}>
          <p>{t('empty.text')}</p>
          {needsOrganization && <p>{t('empty.organization')}</p>}
        </EmptyState>
      }
      card={(blueprint) => <BlueprintCard key={blueprint.id} blueprint={blueprint} panel={panels.of(blueprint.id)} />}
    />
  );
}
