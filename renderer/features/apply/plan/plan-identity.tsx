import { Text } from '@mantine/core';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useLibrary } from '../../../state/library-store.ts';
import { Fingerprint } from '../../../ui/fingerprint.tsx';
import { identityTexts } from '../../../ui/identity-texts.ts';
import classes from './plan.module.css';

/** Whose identity the devices will obey, before they do. */
export function PlanIdentity({ blueprintId }: { readonly blueprintId: string }) {
  const t = useTexts(identityTexts);
  const blueprint = useLibrary(({ blueprints }) => blueprints?.find(({ id }) => id === blueprintId));
  const organization = useLibrary(({ organizations }) =>
    organizations?.find(({ id }) => id === blueprint?.organizationId),
  );
  if (blueprint?.supervise !== true || organization === undefined) return null;
  return (
    <div className={classes.soft}>
      <Text>{t('will-supervise', { organization: organization.name })}</Text>
      <Fingerprint value={organization.identity.fingerprint} short />
    </div>
  );
}
