import type { FileDelivery } from '../../../shared/domain/backend.ts';
import { agoText } from '../../i18n/ago.ts';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { useNow } from '../../state/use-now.ts';
import { careTexts } from './care-texts.ts';
import classes from './records.module.css';

/** How a record stands that a person carries to a console: exported when and by whom, shown there or not. */
export function FileSituation({
  file: { state, exportFile = '', exportedAt, exportedBy = '', settledBy = '' },
}: FileProps) {
  const t = useTexts(careTexts);
  const language = useLanguage();
  const now = useNow(60_000);
  switch (state) {
    case 'queued':
      return <span className={classes.soft}>{t('file.queued-text')}</span>;
    case 'exported': {
      const ago = agoText(exportedAt ?? now, now, language) ?? t('just-now');
      return <span className={classes.soft}>{t('file.exported-text', { ago, by: exportedBy, file: exportFile })}</span>;
    }
    case 'confirmed':
      return <span className={classes.soft}>{t('file.confirmed-text', { file: settledBy })}</span>;
    case 'contradicted':
      return t('file.contradicted-text', { file: settledBy });
  }
}

type FileProps = { readonly file: FileDelivery };
