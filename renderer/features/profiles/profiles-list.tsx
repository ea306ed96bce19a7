import { IconFileCertificate, IconPlus } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useMayAct } from '../../state/connection-store.ts';
import { useLibrary } from '../../state/library-store.ts';
import { usePageCommand } from '../../state/page-commands.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LibraryList } from '../../ui/library-list.tsx';
import { PrimaryAction } from '../../ui/primary-action.tsx';
import { usePanels } from '../../ui/use-panels.ts';
import { newDraft } from './draft.ts';
import { openEditor } from './editing.ts';
import { ImportFiles } from './import-files.tsx';
import { ProfileCard, type ProfilePanel } from './profile-card.tsx';
import { profileTexts } from './texts.ts';

const add = () => openEditor({ kind: 'new' }, newDraft);

export function ProfilesList() {
  const t = useTexts(profileTexts);
  const profiles = useLibrary((library) => library.profiles);
  const panels = usePanels<ProfilePanel>();
  const mayAct = useMayAct();
  usePageCommand('new-item', mayAct ? add : undefined);
  return (
    <LibraryList
      title={t('title')}
      items={profiles}
      count={t('count', { count: profiles?.length ?? 0 })}
      actions={
        <PrimaryAction icon={<IconPlus size={16} />} onClick={add}>
          {t('add')}
        </PrimaryAction>
      }
      notes={mayAct && <ImportFiles />}
      empty={
        <EmptyState icon={<IconFileCertificate size={40} stroke={1.4} />} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      }
      card={(profile) => <ProfileCard key={profile.id} profile={profile} panel={panels.of(profile.id)} />}
    />
  );
}
