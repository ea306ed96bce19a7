import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Server } from '../../../shared/domain/server.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { reloadLibrary } from '../../state/library-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { announce } from '../../ui/live-region.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { uiTexts } from '../../ui/texts.ts';
import classes from './records.module.css';
import { recordsTexts } from './texts.ts';

type FixServerProps = { readonly server: Server; readonly onDone: () => void };

/** What can be wrong on our side: the address of the records API and its token. Saved, everything is sent again. */
export function FixServer({ server, onDone }: FixServerProps) {
  const t = useTexts(recordsTexts);
  const ui = useTexts(uiTexts);
  const change = useCommand('servers.change');
  const release = useCommand('records.release');
  const [baseUrl, setBaseUrl] = useState(server.recordsBaseUrl ?? '');
  const [token, setToken] = useState('');
  const [isMissing, setMissing] = useState(false);
  const isSameUrl = baseUrl.trim() === server.recordsBaseUrl;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // A token only ever goes where it was meant to go: another address needs it typed again.
    if (token === '' && !isSameUrl) return setMissing(true);
    const saved = await change.run({
      id: server.id,
      name: server.name,
      anchors: { keep: server.anchorFingerprints, add: [] },
      records: { baseUrl: baseUrl.trim(), ...(token === '' ? {} : { token }) },
      ...(server.credentialsExpireAt === undefined ? {} : { credentialsExpireAt: server.credentialsExpireAt }),
    });
    if (saved === undefined) return;
    setToken('');
    const result = await release.run({ serverId: server.id });
    void reloadLibrary().catch(() => {});
    if (result === undefined) return;
    announce(t('fixed', { server: server.name }));
    onDone();
  };

  return (
    <form className={classes.fix} onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('fix.url')}
        value={baseUrl}
        onChange={(event) => setBaseUrl(event.currentTarget.value)}
        spellCheck={false}
      />
      <SecretField
        label={t('fix.token')}
        value={token}
        onChange={(value) => {
          setToken(value);
          setMissing(false);
        }}
        stored={isSameUrl}
        {...(isMissing ? { error: t('fix.token-missing') } : {})}
      />
      <ErrorNote problem={change.problem ?? release.problem} />
      <div className={classes.fixButtons}>
        <Button variant="default" onClick={onDone}>
          {ui('cancel')}
        </Button>
        <Button type="submit" loading={change.pending || release.pending}>
          {t('fix.save')}
        </Button>
      </div>
    </form>
  );
}
