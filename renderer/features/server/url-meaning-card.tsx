import type { UrlMeaning } from '../../../shared/domain/server.ts';
import { checkText } from '../../../shared/texts/checks/check-text.ts';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { Facts } from '../../ui/facts.tsx';
import formClasses from '../../ui/form.module.css';
import { Note } from '../../ui/note.tsx';
import { serverFormTexts } from './form-texts.ts';
import { serverTexts } from './texts.ts';

type UrlMeaningCardProps = {
  readonly meaning: UrlMeaning;
  /** Also says what the URL is made of: for one that was pasted. */
  readonly detailed: boolean;
};

export function UrlMeaningCard({ meaning, detailed }: UrlMeaningCardProps) {
  const t = useTexts(serverTexts);
  const s = useTexts(serverFormTexts);
  const language = useLanguage();
  const { product, account, userId, maskedUrl, warnings } = meaning;
  const isMasked = maskedUrl.includes('***');
  return (
    <>
      <div className={formClasses.box} aria-live="polite">
        <div className={formClasses.hint}>{s('preview.title')}</div>
        <code className={formClasses.mono}>{maskedUrl}</code>
        {isMasked && <div className={formClasses.hint}>{t('url.secret-masked')}</div>}
        {detailed && (
          <Facts
            items={[
              [s('product'), t(`product.${product}`)],
              [product === 'clomo' ? s('customer') : s('account'), account],
              [s('user'), userId],
            ]}
          />
        )}
      </div>
      {warnings.length > 0 && (
        <Note tone="needs" role="status" title={s('preview.warnings')}>
          {warnings.map((warning) => (
            <div key={warning.code}>{checkText(warning, language)}</div>
          ))}
        </Note>
      )}
    </>
  );
}
