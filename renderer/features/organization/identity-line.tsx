import type { Organization } from '../../../shared/domain/organization.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useNow } from '../../state/use-now.ts';
import { CopyIcon } from '../../ui/copy-icon.tsx';
import formClasses from '../../ui/form.module.css';
import { organizationTexts } from './texts.ts';

/** A supervision identity (監視識別情報) as people compare it: the start of its fingerprint, all of it to copy. */
export function IdentityLine({ identity: { fingerprint, notAfter } }: { readonly identity: Organization['identity'] }) {
  const t = useTexts(organizationTexts);
  const formats = useFormats();
  const isOver = new Date(notAfter) < useNow(60_000);
  const short = (fingerprint.toUpperCase().match(/../g) ?? []).slice(0, 8).join(':');
  return (
    <>
      <span className={formClasses.row}>
        <code className={formClasses.mono} title={fingerprint}>
          {short}…
        </code>
        <CopyIcon value={fingerprint} label={t('fingerprint.copy')} />
      </span>
      <span className={formClasses.hint}>{t(isOver ? 'until.over' : 'until', { date: formats.date(notAfter) })}</span>
    </>
  );
}
