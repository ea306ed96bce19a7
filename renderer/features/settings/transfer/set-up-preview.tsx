import { Button } from '@mantine/core';
import { IconPackageImport } from '@tabler/icons-react';
import { useState } from 'react';
import type { MergeChoice, TransferPreview } from '../../../../shared/domain/transfer.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { reloadLibrary } from '../../../state/library-store.ts';
import { goTo } from '../../../state/route-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Note } from '../../../ui/note.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { type Choices, choiceOf, missingTrusts, taken } from './choices.ts';
import { PreviewItems } from './preview-items.tsx';
import { PreviewTrusts } from './preview-trusts.tsx';
import { SetUpDone } from './set-up-done.tsx';
import { transferTexts } from './texts.ts';

type SetUpPreviewProps = {
  readonly data: string;
  readonly passphrase: string;
  readonly preview: TransferPreview;
  readonly onCancel: () => void;
};

/** Everything a file brings, held against what is here: a person chooses item by item, and allows each trust by itself. */
export function SetUpPreview({ data, passphrase, preview, onCancel }: SetUpPreviewProps) {
  const t = useTexts(transferTexts);
  const u = useTexts(uiTexts);
  const formats = useFormats();
  const importing = useCommand('transfer.import');
  const [choices, setChoices] = useState<Choices>({});
  const [trust, setTrust] = useState<readonly string[]>([]);
  const { items, trusts, station, exportedAt, identities } = preview;
  const count = taken(items, choices).length;
  const missing = missingTrusts(items, choices, trust).length;
  const [result, setResult] = useState<Parameters<typeof SetUpDone>[0]['result']>();

  const submit = async () => {
    const made = await importing.run({
      data,
      passphrase,
      choices: Object.fromEntries(items.map((item) => [item.key, choiceOf(item, choices)])),
      trust: [...trust],
    });
    if (made === undefined) return;
    setResult(made);
    await reloadLibrary().catch(() => undefined);
  };

  if (result !== undefined) return <SetUpDone result={result} onDone={() => goTo('settings')} />;
  return (
    <Page
      title={t('up.title')}
      scope={t('up.from', { station, date: formats.date(exportedAt) })}
      width="reading"
      actions={
        <Button variant="default" onClick={onCancel}>
          {u('cancel')}
        </Button>
      }
      primary={
        <PrimaryAction
          icon={<IconPackageImport size={16} aria-hidden />}
          pending={importing.pending}
          disabled={count === 0 || missing > 0}
          {...(missing > 0 ? { hint: t('up.trust.missing', { count: missing }) } : {})}
          onClick={() => void submit()}
        >
          {count === 0 ? t('up.nothing') : t('up.action', { count })}
        </PrimaryAction>
      }
    >
      <ErrorNote problem={importing.problem} onClose={importing.reset} />
      {identities && <Note tone="info" title={t('up.identities')} />}
      {trusts.length > 0 && (
        <PreviewTrusts
          trusts={trusts}
          ticked={trust}
          onTick={(id, isOn) => setTrust((before) => (isOn ? [...before, id] : before.filter((one) => one !== id)))}
        />
      )}
      <PreviewItems
        items={items}
        choices={choices}
        onChoice={(key: string, choice: MergeChoice) => setChoices((before) => ({ ...before, [key]: choice }))}
      />
    </Page>
  );
}
