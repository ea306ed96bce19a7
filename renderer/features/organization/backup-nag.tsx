import { Button } from '@mantine/core';
import type { Organization } from '../../../shared/domain/organization.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useMayAct } from '../../state/connection-store.ts';
import { Note } from '../../ui/note.tsx';
import classes from './backup-nag.module.css';
import { organizationTexts } from './texts.ts';

type BackupNagProps = {
  readonly organizations: readonly Organization[];
  readonly onExport: (id: string) => void;
};

/** What losing a supervision identity means, for as long as one exists on this Mac only. */
export function BackupNag({ organizations, onExport }: BackupNagProps) {
  const t = useTexts(organizationTexts);
  const mayAct = useMayAct();
  const [first] = organizations.filter(({ identity }) => identity.copy === undefined);
  if (first === undefined) return null;
  return (
    <div className={classes.apart}>
      <Note
        tone="needs"
        title={t('nag.title', { name: first.name })}
        {...(mayAct && {
          aside: (
            <Button variant="default" onClick={() => onExport(first.id)}>
              {t('nag.export')}
            </Button>
          ),
        })}
      >
        {t('nag.text')}
      </Note>
    </div>
  );
}
