import { Button, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { MirrorImport } from '../../../../shared/domain/mirror.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useLibrary } from '../../../state/library-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import formClasses from '../../../ui/form.module.css';
import { Panel } from '../../../ui/panel.tsx';
import { SecretField } from '../../../ui/secret-field.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { FolderField } from './folder-field.tsx';
import { MirrorContents } from './mirror-contents.tsx';
import { mirrorTexts } from './mirror-texts.ts';

type MirrorImportFormProps = { readonly station: string; readonly onClose: () => void };

/** Takes over what stations had mirrored: looked at first, then done. */
export function MirrorImportForm({ station, onClose }: MirrorImportFormProps) {
  const t = useTexts(mirrorTexts);
  const ui = useTexts(uiTexts);
  const servers = useLibrary((library) => library.servers) ?? [];
  const take = useCommand('mirror.import');
  const [path, setPath] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [serverId, setServer] = useState('');
  const [found, setFound] = useState<MirrorImport>();
  const [isTried, setTried] = useState(false);

  const ask = async (preview: boolean) => {
    const server = serverId === '' ? {} : { serverId };
    const answer = await take.run({ path: path.trim(), passphrase, preview, ...server });
    if (answer === undefined) return;
    setFound(answer);
    if (!preview) setPassphrase('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFound(undefined);
    if (path.trim() !== '' && passphrase !== '') void ask(true);
  };

  return (
    <Panel title={t('import.title')}>
      <div className={formClasses.hint}>{t('import.text')}</div>
      {found?.kept !== true && (
        <form className={formClasses.fields} onSubmit={submit}>
          <FolderField
            value={path}
            onChange={(folder) => {
              setPath(folder);
              setFound(undefined);
            }}
            error={isTried && path.trim() === '' ? t('folder.missing') : null}
          />
          <div className={formClasses.pair}>
            <SecretField
              label={t('import.passphrase')}
              required
              value={passphrase}
              onChange={setPassphrase}
              error={isTried && passphrase === '' ? t('import.passphrase.missing') : null}
            />
            <Select
              label={t('import.server')}
              allowDeselect={false}
              data={[
                { value: '', label: t('import.server.none') },
                ...servers.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={serverId}
              onChange={(value) => {
                setServer(value ?? '');
                setFound(undefined);
              }}
            />
          </div>
          <ErrorNote problem={take.problem} onClose={take.reset} />
          <div className={formClasses.submit}>
            <Button variant="default" onClick={onClose}>
              {ui('cancel')}
            </Button>
            <Button type="submit" variant="default" loading={take.pending && found === undefined}>
              {t('import.look')}
            </Button>
          </div>
        </form>
      )}
      {found !== undefined && (
        <MirrorContents
          found={found}
          station={station}
          pending={take.pending}
          onTake={() => void ask(false)}
          onClose={onClose}
        />
      )}
    </Panel>
  );
}
