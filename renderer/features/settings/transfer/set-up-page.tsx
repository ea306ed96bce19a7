import { Button } from '@mantine/core';
import { useState } from 'react';
import { type TransferPreview, transferLimitBytes } from '../../../../shared/domain/transfer.ts';
import { strangeWords, wordCount } from '../../../../shared/domain/word-passphrase.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { goTo } from '../../../state/route-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { toBase64 } from '../../../ui/base64.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import formClasses from '../../../ui/form.module.css';
import { Note } from '../../../ui/note.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import { SecretField } from '../../../ui/secret-field.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { SetUpPreview } from './set-up-preview.tsx';
import { transferTexts } from './texts.ts';

type Opened = { readonly data: string; readonly passphrase: string; readonly preview: TransferPreview };

/** The file and its words; then what it brings. */
export function SetUpPage() {
  const t = useTexts(transferTexts);
  const u = useTexts(uiTexts);
  const reading = useCommand('transfer.read');
  const [file, setFile] = useState<{ readonly name: string; readonly data: string }>();
  const [tooLarge, setTooLarge] = useState<string>();
  const [passphrase, setPassphrase] = useState('');
  const [opened, setOpened] = useState<Opened>();

  const take = async ([chosen]: readonly File[]) => {
    if (chosen === undefined) return;
    const fits = chosen.size <= transferLimitBytes;
    setTooLarge(fits ? undefined : chosen.name);
    if (fits) setFile({ name: chosen.name, data: toBase64(new Uint8Array(await chosen.arrayBuffer())) });
  };
  const read = async () => {
    if (file === undefined || passphrase === '') return;
    const preview = await reading.run({ data: file.data, passphrase });
    if (preview === undefined) return;
    setOpened({ data: file.data, passphrase, preview });
    setPassphrase('');
  };

  if (opened !== undefined) return <SetUpPreview {...opened} onCancel={() => setOpened(undefined)} />;
  return (
    <Page
      title={t('up.title')}
      width="reading"
      actions={
        <Button variant="default" onClick={() => goTo('settings')}>
          {u('cancel')}
        </Button>
      }
      primary={
        <PrimaryAction
          pending={reading.pending}
          disabled={file === undefined || passphrase === ''}
          onClick={() => void read()}
        >
          {t('up.read')}
        </PrimaryAction>
      }
    >
      <ErrorNote problem={reading.problem} onClose={reading.reset} />
      {reading.problem?.code === 'transfer.wrong-passphrase' && <Slip typed={passphrase} />}
      {tooLarge !== undefined && <Note tone="failed" role="alert" title={t('up.too-large', { file: tooLarge })} />}
      <form
        className={formClasses.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void read();
        }}
      >
        <div className={formClasses.row}>
          <FileButton purpose="station" isImport onPick={(files) => void take(files)}>
            {t('up.choose')}
          </FileButton>
          {file !== undefined && <code className={formClasses.mono}>{file.name}</code>}
        </div>
        <SecretField
          label={t('up.passphrase')}
          description={t('up.passphrase.hint')}
          value={passphrase}
          onChange={setPassphrase}
        />
      </form>
    </Page>
  );
}

/** Six words of which some are on no list: which ones, for nobody sees what was typed. */
function Slip({ typed }: { readonly typed: string }) {
  const t = useTexts(transferTexts);
  const places = strangeWords(typed);
  if (places.length === 0 || places.length >= wordCount) return null;
  return <Note tone="info" title={t('up.strange', { count: places.length, places: places.join(', ') })} />;
}
