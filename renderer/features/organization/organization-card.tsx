import { Badge } from '@mantine/core';
import { IconCopy, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Organization } from '../../../shared/domain/organization.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useLibrary } from '../../state/library-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { formTexts } from '../../ui/form-texts.ts';
import { ItemCard } from '../../ui/item-card.tsx';
import { draftFor, type OrganizationTask } from './draft.ts';
import { openEditor } from './editing.ts';
import { IdentityLine } from './identity-line.tsx';
import { RemoveOrganization } from './remove-organization.tsx';
import { organizationTexts } from './texts.ts';

export function OrganizationCard({ organization }: { readonly organization: Organization }) {
  const t = useTexts(organizationTexts);
  const f = useTexts(formTexts);
  const [isRemoving, setIsRemoving] = useState(false);
  const { id, name, department, phone, email, address, identity } = organization;
  const uses = useLibrary(
    ({ blueprints }) => blueprints?.filter(({ organizationId }) => organizationId === id).length ?? 0,
  );
  const open = (task: OrganizationTask) =>
    openEditor(
      task,
      draftFor(task, (original) => f('copy-name', { name: original })),
    );
  const named = (word: string) => `${word}: ${name}`;
  return (
    <ItemCard
      title={name}
      marks={uses > 0 && <Badge color="gray">{t('used', { count: uses })}</Badge>}
      actions={
        <>
          <ActButton
            quiet
            icon={<IconPencil size={16} />}
            onClick={() => open({ kind: 'edit', organization })}
            label={named(f('edit'))}
          >
            {f('edit')}
          </ActButton>
          <ActButton
            quiet
            icon={<IconCopy size={16} />}
            onClick={() => open({ kind: 'copy', organization })}
            label={named(f('duplicate'))}
          >
            {f('duplicate')}
          </ActButton>
          <ActButton
            quiet
            icon={<IconTrash size={16} />}
            onClick={() => setIsRemoving(true)}
            label={named(f('remove'))}
          >
            {f('remove')}
          </ActButton>
        </>
      }
    >
      <Facts
        items={[
          [t('department'), department],
          [t('phone'), phone],
          [t('email'), email],
          [t('address'), address],
          [t('identity'), <IdentityLine key="identity" identity={identity} />],
        ]}
      />
      {isRemoving && <RemoveOrganization organization={organization} onDone={() => setIsRemoving(false)} />}
    </ItemCard>
  );
}
