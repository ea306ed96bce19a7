import { Select } from '@mantine/core';
import { useState } from 'react';
import type { ListedProfile } from '../../../shared/domain/profile.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { reloadLibrary, useLibrary } from '../../state/library-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import formClasses from '../../ui/form.module.css';
import { announce } from '../../ui/live-region.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PanelActions } from './panel-actions.tsx';
import { profileTexts } from './texts.ts';

type SignProfileProps = { readonly profile: ListedProfile; readonly onDone: () => void };

/** Signs with an identity of the vault; the signed profile is a new revision. */
export function SignProfile({ profile: { id, name }, onDone }: SignProfileProps) {
  const t = useTexts(profileTexts);
  const organizations = useLibrary((library) => library.organizations) ?? [];
  const [organizationId, setOrganizationId] = useState(organizations[0]?.id);
  const signing = useCommand('profiles.sign');
  const sign = async () => {
    if (organizationId === undefined || (await signing.run({ id, organizationId })) === undefined) return;
    announce(t('sign.done', { name }));
    onDone();
    await reloadLibrary().catch(() => undefined);
  };
  return (
    <Panel title={t('sign.title')}>
      <div className={formClasses.hint}>{t('sign.text')}</div>
      <ErrorNote problem={signing.problem} onClose={signing.reset} />
      <Select
        label={t('sign.organization')}
        allowDeselect={false}
        data={organizations.map((organization) => ({ value: organization.id, label: organization.name }))}
        value={organizationId ?? null}
        onChange={(value) => setOrganizationId(value ?? undefined)}
      />
      <PanelActions
        word={t('sign')}
        pending={signing.pending}
        disabled={organizationId === undefined}
        onAct={() => void sign()}
        onCancel={onDone}
      />
    </Panel>
  );
}
