import { useTexts } from '../../i18n/use-texts.ts';
import { Note } from '../../ui/note.tsx';
import classes from './loss-note.module.css';
import { organizationTexts } from './texts.ts';

/** What losing a supervision identity means. */
export function LossNote() {
  const t = useTexts(organizationTexts);
  return (
    <div className={classes.apart}>
      <Note tone="needs" title={t('identity.loss.title')}>
        {t('identity.loss')}
      </Note>
    </div>
  );
}
