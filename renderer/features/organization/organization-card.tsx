import { Badge } from '@mantine/core';
import { IconFileExport, IconShieldCheck } from '@tabler/icons-react';
import type { Organization } from '../../../shared/domain/organization.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useLibrary } from '../../state/library-store.ts';
import { Facts } from '../../ui/facts.tsx';
import { formTexts } from '../../ui/form-texts.ts';
import { LibraryCard } from '../../ui/library-card.tsx';
import type { CardPanel } from '../../ui/use-panels.ts';
import { draftFor, type OrganizationTask } from './draft.ts';
import { openEditor } from './editing.ts';
import { IdentityExport } from './identity-export.tsx';
import { IdentityLine } from './identity-line.tsx';
import { RemoveOrganization } from './remove-organization.tsx';
import { SupervisionPanel } from './supervision-panel.tsx';
import { supervisionTexts } from './supervision-texts.ts';
import { organizationTexts } from './texts.ts';

export type OrganizationPanel = 'export' | 'remove' | 'supervision';
type OrganizationCardProps = { readonly organization: Organization; readonly panel: CardPanel<OrganizationPanel> };

export function OrganizationCard({ organization, panel }: OrganizationCardProps) {
  const t = useTexts(organizationTexts);
  const f = useTexts(formTexts);
  const s = useTexts(supervisionTexts);
  const { id, name, department, phone, email, address, identity } = organization;
  const uses = useLibrary(
    ({ blueprints }) => blueprints?.filter(({ organizationId }) => organizationId === id).length ?? 0,
  );
  const open = (task: OrganizationTask) =>
    openEditor(
      task,
      draftFor(task, (original) => f('copy-name', { name: original })),
    );
  const exporting = () => panel.show('export');
  return (
    <LibraryCard
      name={name}
      marks={
        <>
          {uses > 0 && <Badge color="gray">{t('used', { count: uses })}</Badge>}
          {identity.copy === undefined && <Badge color="gray">{t('no-copy')}</Badge>}
        </>
      }
      actions={[
        {
          icon: IconShieldCheck,
          word: s('action'),
          spoken: s('title'),
          harmless: true,
          onClick: () => panel.show('supervision'),
        },
        { icon: IconFileExport, word: f('export'), spoken: t('export.title'), onClick: exporting },
      ]}
      onEdit={() => open({ kind: 'edit', organization })}
      onDuplicate={() => open({ kind: 'copy', organization })}
      onRemove={() => panel.show('remove')}
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
      {panel.open === 'supervision' && <SupervisionPanel organization={organization} onDone={panel.close} />}
      {panel.open === 'export' && <IdentityExport organization={organization} onDone={panel.close} />}
      {panel.open === 'remove' && (
        <RemoveOrganization organization={organization} onDone={panel.close} onExport={exporting} />
      )}
    </LibraryCard>
  );
}
