import type { MirrorStatus } from '../../../../shared/domain/mirror.ts';
import { agoText } from '../../../i18n/ago.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { useNow } from '../../../state/use-now.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import classes from '../settings.module.css';
import { mirrorTexts } from './mirror-texts.ts';

/** Where the mirror stands: all written, behind, or away; what is behind is safe meanwhile. */
export function MirrorState({ mirror }: { readonly mirror: MirrorStatus }) {
  const t = useTexts(mirrorTexts);
  const language = useLanguage();
  const now = useNow(60_000);
  const { folder, state, waiting, lastWrittenAt, problem } = mirror;
  const isBehind = state === 'behind';
  const words = !isBehind
    ? t('state.up-to-date')
    : waiting > 0
      ? t('state.behind', { count: waiting })
      : t('state.away');
  return (
    <>
      <Facts
        items={[
          [t('fact.folder'), <code key="folder">{folder}</code>],
          [
            t('fact.state'),
            <StateBadge
              key="state"
              state={!isBehind ? 'done' : problem === undefined ? 'waiting' : 'needs-you'}
              label={words}
            />,
          ],
          [
            t('fact.written'),
            lastWrittenAt === undefined
              ? t('written.never')
              : (agoText(lastWrittenAt, now, language) ?? t('written.now')),
          ],
        ]}
      />
      <ErrorNote problem={problem} />
      {isBehind && <p className={classes.quiet}>{t('behind.text')}</p>}
    </>
  );
}
