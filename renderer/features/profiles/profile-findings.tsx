import type { ProfileFinding } from '../../../shared/domain/profile.ts';
import { profileFindingText } from '../../../shared/texts/profiles/findings.ts';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { Note } from '../../ui/note.tsx';
import classes from './profiles.module.css';
import { profileTexts } from './texts.ts';

const levels = ['error', 'warning', 'info'] as const;
const tones = { error: 'failed', warning: 'needs', info: 'info' } as const;

/** What is wrong with a profile or worth knowing, the gravest first. */
export function ProfileFindings({ findings }: { readonly findings: readonly ProfileFinding[] }) {
  const t = useTexts(profileTexts);
  const language = useLanguage();
  if (findings.length === 0) return <Note tone="done" title={t('findings.fine')} />;
  return (
    <section aria-label={t('findings.title')} className={classes.findings}>
      {levels.map((level) => {
        const texts = findings
          .filter((found) => found.level === level)
          .map((found) => {
            const where = found.line === undefined ? '' : t('line', { line: found.line });
            return `${where}${profileFindingText(found, language)}`;
          });
        if (texts.length === 0) return null;
        return (
          <Note key={level} tone={tones[level]} title={t(`level.${level}`)}>
            <ul className={classes.findingList}>
              {[...new Set(texts)].map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Note>
        );
      })}
    </section>
  );
}
