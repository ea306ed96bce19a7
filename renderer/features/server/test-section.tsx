import { IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import type { ServerTest } from '../../../shared/domain/server.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Note } from '../../ui/note.tsx';
import { ConnectionTest } from './connection-test.tsx';
import { type ServerTask, serverTestFrom } from './draft.ts';
import { changeDraft, useEditing } from './editing.ts';
import { serverTexts } from './texts.ts';

/** Tests the server as it is typed, before anything is kept. What is typed later needs another test. */
export function TestSection({ task }: { readonly task: ServerTask }) {
  const t = useTexts(serverTexts);
  const [asked, setAsked] = useState<{ readonly test: ServerTest | undefined; readonly count: number }>();
  const count = (asked?.count ?? 0) + 1;
  const ask = () => setAsked({ test: serverTestFrom(useEditing.getState().draft, task), count });
  return (
    <>
      <div>
        <ActButton icon={<IconPlugConnected size={16} />} onClick={ask}>
          {t('test')}
        </ActButton>
      </div>
      {asked !== undefined && asked.test === undefined && (
        <Note tone="info" role="status" title={t('test.incomplete')} />
      )}
      {asked?.test !== undefined && (
        <ConnectionTest
          key={asked.count}
          test={asked.test}
          onTrust={({ data, fingerprint }) => {
            changeDraft({ newAnchors: [...useEditing.getState().draft.newAnchors, { data, fingerprint }] });
            ask();
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
