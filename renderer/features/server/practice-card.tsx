import { Button } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useConnection } from '../../state/connection-store.ts';
import { Note } from '../../ui/note.tsx';
import type { ServerDraft } from './draft.ts';
import { practiceDraft } from './practice-draft.ts';
import { serverTexts } from './texts.ts';

/** In a practice room: fills the form with what the practice MDM hands out. */
export function PracticeCard({ onFill }: { readonly onFill: (draft: ServerDraft) => void }) {
  const t = useTexts(serverTexts);
  const offer = useConnection(({ greeting }) => greeting?.practice);
  if (offer === undefined) return null;
  const use = async () => onFill(await practiceDraft(offer, (group) => t('practice.name', { group })));
  return (
    <Note
      tone="info"
      title={t('practice.title')}
      actions={
        <Button variant="default" leftSection={<IconSchool size={16} />} onClick={() => void use()}>
          {t('practice.use')}
        </Button>
      }
    >
      {t('practice.text')}
    </Note>
  );
}
