import type { Registration } from '../../../../shared/domain/fleet.ts';
import { standingWords } from '../../../../shared/texts/fleet/words.ts';
import { problemText } from '../../../../shared/texts/problem-text.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { KnownSince } from '../devices/known-since.tsx';
import fleetClasses from '../fleet.module.css';
import { checkTexts } from './texts.ts';

/** What one MDM, or our own record, tells of a device. */
export function CheckPlace({ place }: { readonly place: Registration['found'][number] }) {
  const t = useTexts(checkTexts);
  const language = useLanguage();
  const { server, state, group, source, asOf, problem } = place;
  if (problem !== undefined) {
    return (
      <div>
        {t('place.not-asked', { server })}{' '}
        <span className={fleetClasses.soft}>{problemText(problem, language).what}</span>
      </div>
    );
  }
  return (
    <div>
      {t('place', { server, state: standingWords[state][language] })}
      {group !== undefined && ` ${group}`}{' '}
      <span className={fleetClasses.soft}>
        {source} · <KnownSince at={asOf} />
      </span>
    </div>
  );
}
