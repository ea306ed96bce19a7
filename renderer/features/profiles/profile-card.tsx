import { Badge } from '@mantine/core';
import { IconEye, IconFileExport, IconSignature } from '@tabler/icons-react';
import type { ListedProfile } from '../../../shared/domain/profile.ts';
import { payloadTitle } from '../../../shared/texts/profiles/payload-titles.ts';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { station } from '../../state/connection-store.ts';
import { reloadLibrary } from '../../state/library-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { formTexts } from '../../ui/form-texts.ts';
import { LibraryCard } from '../../ui/library-card.tsx';
import { RemoveItem } from '../../ui/remove-item.tsx';
import type { CardPanel } from '../../ui/use-panels.ts';
import { openEditor } from './editing.ts';
import { ExportProfile } from './export-profile.tsx';
import { ProfileContents } from './profile-contents.tsx';
import { RenewNote } from './renew-note.tsx';
import { SignProfile } from './sign-profile.tsx';
import { profileTexts } from './texts.ts';
import { removalWords } from './words.ts';

export type ProfilePanel = 'contents' | 'sign' | 'export' | 'remove';
type ProfileCardProps = { readonly profile: ListedProfile; readonly panel: CardPanel<ProfilePanel> };

export function ProfileCard({ profile, panel }: ProfileCardProps) {
  const t = useTexts(profileTexts);
  const f = useTexts(formTexts);
  const language = useLanguage();
  const duplicating = useCommand('profiles.duplicate');
  const { id, name, revision, identifier, payloads, removal, signer, variables, usedBy } = profile;
  const duplicate = async () => {
    if ((await duplicating.run({ id, name: f('copy-name', { name }) })) !== undefined) await reloadLibrary();
  };
  const edit = async () => {
    const { contents } = await station().call('profiles.show', { id, target: {} });
    const { document } = contents;
    openEditor({ kind: 'edit', id, revision, signed: signer !== undefined }, { name, document, xml: null });
  };
  const [signed] = signer?.chain ?? [];
  return (
    <LibraryCard
      name={name}
      marks={
        <>
          <Badge color="gray">{t('revision', { revision })}</Badge>
          {signer !== undefined && <Badge color="gray">{t('signed')}</Badge>}
          {usedBy.length > 0 && <Badge color="gray">{t('used', { count: usedBy.length })}</Badge>}
        </>
      }
      actions={[
        { icon: IconEye, word: t('open'), onClick: () => panel.show('contents') },
        { icon: IconSignature, word: t('sign'), onClick: () => panel.show('sign') },
        { icon: IconFileExport, word: f('export'), onClick: () => panel.show('export') },
      ]}
      onEdit={() => void edit()}
      onDuplicate={() => void duplicate()}
      onRemove={() => panel.show('remove')}
    >
      <Facts
        items={[
          [t('holds'), payloads.map(({ type }) => payloadTitle(type, language)).join(', ')],
          [t('identifier'), identifier],
          [t('removal'), removalWords(removal, t)],
          [t('variables'), variables.map((variable) => `{{${variable}}}`).join(', ')],
          [t('signer'), signed && t('signer.until', { subject: signed.subject, date: signed.notAfter.slice(0, 10) })],
        ]}
      />
      <ErrorNote problem={duplicating.problem} onClose={duplicating.reset} />
      <RenewNote profile={profile} />
      {panel.open === 'contents' && <ProfileContents profile={profile} onClose={panel.close} />}
      {panel.open === 'sign' && <SignProfile profile={profile} onDone={panel.close} />}
      {panel.open === 'export' && <ExportProfile profile={profile} onDone={panel.close} />}
      {panel.open === 'remove' && (
        <RemoveItem
          command="profiles.remove"
          item={profile}
          question={t('remove.question', { name })}
          confirmLabel={t('remove.confirm')}
          onDone={panel.close}
        >
          {t('remove.text')}
        </RemoveItem>
      )}
    </LibraryCard>
  );
}
