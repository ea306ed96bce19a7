import { Button } from '@mantine/core';
import type { MirrorImport } from '../../../../shared/domain/mirror.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { Facts } from '../../../ui/facts.tsx';
import { Note } from '../../../ui/note.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { mirrorTexts } from './mirror-texts.ts';

type MirrorContentsProps = {
  readonly found: MirrorImport;
  /** This station's own id: it may find itself in a mirror. */
  readonly station: string;
  readonly pending: boolean;
  readonly onTake: () => void;
  readonly onClose: () => void;
};

/** What a mirror holds, of which stations, and what of it is new here; or what was taken over. */
export function MirrorContents({ found, station: own, pending, onTake, onClose }: MirrorContentsProps) {
  const t = useTexts(mirrorTexts);
  const ui = useTexts(uiTexts);
  const { dateTime } = useFormats();
  const { kept, stations, added, locked } = found;
  const counted = (['known', 'conflicting', 'withoutServer', 'damaged'] as const).map(
    (what) => [t(`count.${what}`), found[what] === 0 ? undefined : t('count', { count: found[what] })] as const,
  );
  return (
    <Note
      tone={kept ? 'done' : 'info'}
      role="status"
      title={kept ? t('import.done', { count: added }) : added === 0 ? t('import.nothing') : t('import.found')}
      actions={
        kept || added === 0 ? (
          <Button variant="default" onClick={onClose}>
            {ui('close')}
          </Button>
        ) : (
          <Button loading={pending} onClick={onTake}>
            {t('import.do', { count: added })}
          </Button>
        )
      }
    >
      {!kept && added > 0 && <div>{t('import.found.text')}</div>}
      <Facts
        items={[
          [
            t('count.stations'),
            stations.map(({ station, records, latestAt }) => (
              <div key={station}>
                {t('count.station', {
                  name: station === own ? t('count.this') : station,
                  count: records,
                  at: dateTime(latestAt),
                })}
              </div>
            )),
          ],
          [t('count.added'), t('count', { count: added })],
          ...counted,
          [t('count.locked'), locked === 0 ? undefined : t('files', { count: locked })],
        ]}
      />
    </Note>
  );
}
