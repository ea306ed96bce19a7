import { Button } from '@mantine/core';
import type { Organization } from '../../../shared/domain/organization.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useQuery } from '../../state/use-query.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { RemoveItem } from '../../ui/remove-item.tsx';
import { organizationTexts } from './texts.ts';

type RemoveOrganizationProps = {
  readonly organization: Organization;
  readonly onDone: () => void;
  readonly onExport: () => void;
};

/** Says what hangs on an organization before it goes: blueprints keep it, devices depend on its identity. */
export function RemoveOrganization({ organization, onDone, onExport }: RemoveOrganizationProps) {
  const t = useTexts(organizationTexts);
  const { id, name, identity } = organization;
  const { data: usage, problem, reload } = useQuery('organizations.usage', { id });
  if (problem !== undefined) return <ErrorNote problem={problem} onRetry={reload} onClose={onDone} />;
  if (usage === undefined) return <Loading rows={1} />;

  const isOnlyHere = identity.copy === undefined && usage.sharedWith.length === 0;
  return (
    <RemoveItem
      command="organizations.remove"
      item={organization}
      usedBy={usage.blueprints}
      question={t('remove.question', { name })}
      confirmLabel={t('remove.confirm')}
      onDone={onDone}
    >
      <p>{t('remove.text')}</p>
      {usage.devices > 0 && <p>{t('remove.devices', { count: usage.devices })}</p>}
      {isOnlyHere && (
        <>
          <p>{t('remove.no-copy')}</p>
          <Button variant="default" onClick={onExport}>
            {t('remove.export-first')}
          </Button>
        </>
      )}
    </RemoveItem>
  );
}
