import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Organization } from '../../../shared/domain/organization.ts';
import { shortFingerprint } from '../../../shared/texts/fingerprint.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { reloadLibrary } from '../../state/library-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import { toBase64 } from '../../ui/base64.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import formClasses from '../../ui/form.module.css';
import { announce } from '../../ui/live-region.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { supervisionTexts } from './supervision-texts.ts';

/** Of one certificate: far less. What is longer is cut, and the station says that it is none. */
const maxBytes = 74_000;

type AcceptFormProps = { readonly organization: Organization; readonly onDone: () => void };
type Chosen = { readonly name: string; readonly file: string };

/** One more holder that devices obey: a certificate from a file, or of an identity in the vault. */
export function AcceptForm({ organization: { id, identity, accepts = [] }, onDone }: AcceptFormProps) {
  const t = useTexts(supervisionTexts);
  const u = useTexts(uiTexts);
  const { data: held = [] } = useQuery('organizations.identities', {});
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<Chosen>();
  const [fingerprint, setFingerprint] = useState<string | null>(null);
  const accepting = useCommand('organizations.accept');
  const known = new Set([identity.fingerprint, ...accepts.map((accepted) => accepted.fingerprint)]);
  const others = held.filter((one) => !known.has(one.fingerprint));
  const isReady = name.trim() !== '' && (chosen !== undefined || fingerprint !== null);
  const pick = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    const bytes = new Uint8Array(await file.slice(0, maxBytes).arrayBuffer());
    setChosen({ name: file.name, file: toBase64(bytes) });
    setFingerprint(null);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const certificate =
      fingerprint === null
        ? ({ from: 'file', file: chosen?.file ?? '' } as const)
        : ({ from: 'station', fingerprint } as const);
    if ((await accepting.run({ id, name: name.trim(), certificate })) === undefined) return;
    announce(t('add.done', { name: name.trim() }));
    onDone();
    await reloadLibrary();
  };
  return (
    <form className={formClasses.fields} onSubmit={(event) => void save(event)}>
      <ErrorNote problem={accepting.problem} onClose={accepting.reset} />
      <TextInput
        label={t('add.name')}
        description={t('add.name.hint')}
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div>
        <FileButton purpose="certificates" onPick={(files) => void pick(files)}>
          {t('add.file')}
        </FileButton>
        <div className={formClasses.hint}>{chosen?.name ?? t('add.file.hint')}</div>
      </div>
      {others.length > 0 && (
        <Select
          label={t('add.held')}
          clearable
          data={others.map((one) => ({
            value: one.fingerprint,
            label: t('add.held.of', {
              organizations: one.organizations.join(', '),
              fingerprint: shortFingerprint(one.fingerprint),
            }),
          }))}
          value={fingerprint}
          onChange={setFingerprint}
        />
      )}
      <div className={formClasses.submit}>
        <Button variant="default" onClick={onDone}>
          {u('cancel')}
        </Button>
        <Button type="submit" loading={accepting.pending} disabled={!isReady}>
          {t('add.save')}
        </Button>
      </div>
    </form>
  );
}
