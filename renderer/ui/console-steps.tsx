import { Button } from '@mantine/core';
import { useLanguage, useTexts } from '../i18n/use-texts.ts';
import { useLibrary } from '../state/library-store.ts';
import { goTo } from '../state/route-store.ts';
import { Note } from './note.tsx';
import { uiTexts } from './texts.ts';

/** What a person still has to do on an MDM's console for this device. Nothing when nothing waits. */
export function ConsoleSteps({ serial }: { readonly serial: string | undefined }) {
  const t = useTexts(uiTexts);
  const language = useLanguage();
  const backends = useLibrary((library) => library.backends) ?? [];
  if (serial === undefined) return null;
  return backends.map(({ serverId, waiting }) => {
    const steps = waiting.filter(({ waiting: serials }) => serials.includes(serial));
    if (steps.length === 0) return null;
    return (
      <Note
        key={serverId}
        tone="needs"
        title={t('console.left')}
        actions={
          <Button variant="default" onClick={() => goTo('server', { mdm: serverId })}>
            {t('console.open')}
          </Button>
        }
      >
        {steps.map(({ id, title, path }) => (
          <div key={id}>
            {title[language]}: {path[language]}
          </div>
        ))}
      </Note>
    );
  });
}
