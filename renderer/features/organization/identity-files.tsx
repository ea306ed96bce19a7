import { ActionIcon } from '@mantine/core';
import { IconCertificate, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { toBase64 } from '../../ui/base64.ts';
import { FileButton } from '../../ui/file-button.tsx';
import formClasses from '../../ui/form.module.css';
import { Note } from '../../ui/note.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { changeDraft, useEditing } from './editing.ts';
import { identityChoiceTexts } from './identity-choice-texts.ts';

const maxBytes = 1024 * 1024;

/** The file that another station or tool exported, and its password. The station reads what is in it. */
export function IdentityFiles({ fault }: { readonly fault: string | null }) {
  const t = useTexts(identityChoiceTexts);
  const { files, password } = useEditing((editing) => editing.draft);
  const [tooLarge, setTooLarge] = useState<string>();
  const add = async (picked: readonly File[]) => {
    setTooLarge(picked.find(({ size }) => size > maxBytes)?.name);
    const read = picked
      .filter(({ size }) => size <= maxBytes)
      .map(async (file) => ({ name: file.name, data: toBase64(new Uint8Array(await file.arrayBuffer())) }));
    changeDraft({ files: [...files, ...(await Promise.all(read))].slice(-3) });
  };
  return (
    <div className={formClasses.fields}>
      {(fault !== null || tooLarge !== undefined) && (
        <Note tone="failed" role="alert">
          {tooLarge === undefined ? t('files.missing') : t('files.too-large', { file: tooLarge })}
        </Note>
      )}
      {files.map(({ name, data }) => (
        <div key={data} className={formClasses.row}>
          <IconCertificate size={18} aria-hidden />
          <span className={formClasses.grow}>{name}</span>
          <ActionIcon
            aria-label={t('files.remove', { file: name })}
            onClick={() => changeDraft({ files: files.filter((other) => other.data !== data) })}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <FileButton purpose="identity" multiple onPick={(picked) => void add(picked)}>
          {t('files.pick')}
        </FileButton>
      </div>
      <SecretField
        label={t('files.password')}
        description={t('files.password.hint')}
        value={password}
        onChange={(typed) => changeDraft({ password: typed })}
      />
    </div>
  );
}
