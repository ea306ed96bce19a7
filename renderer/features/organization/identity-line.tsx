import type { Organization } from '../../../shared/domain/organization.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useNow } from '../../state/use-now.ts';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import formClasses from '../../ui/form.module.css';
import { organizationTexts } from './texts.ts';

/** A supervision identity (監視識別情報) as people compare it, how long it holds, and whether a copy exists. */
export function IdentityLine({ identity }: { readonly identity: Organization['identity'] }) {
  const t = useTexts(organizationTexts);
  const formats = useFormats();
  const { fingerprint, notAfter, copy } = identity;
  const isOver = new Date(notAfter) < useNow(60_000);
  const by = copy?.by === undefined ? '' : t('copy.by', { name: copy.by });
  return (
    <>
      <Fingerprint value={fingerprint} />
      <div className={formClasses.hint}>{t(isOver ? 'until.over' : 'until', { date: formats.date(notAfter) })}</div>
      <div className={formClasses.hint}>
        {copy === undefined ? t('copy.none') : t(`copy.${copy.how}`, { date: formats.date(copy.at), by })}
      </div>
    </>
  );
}
