import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { EscrowEntry } from '../../../../shared/domain/escrow.ts';
import type { Problem } from '../../../../shared/domain/run.ts';
import { asKitError } from '../../../../shared/errors/kit-error.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { outside } from '../../../transport/outside.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import formClasses from '../../../ui/form.module.css';
import { announce } from '../../../ui/live-region.tsx';
import { Note } from '../../../ui/note.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { escrowTexts } from './escrow-texts.ts';

type TakeOutProps = { readonly entry: EscrowEntry; readonly onTaken: () => void; readonly onClose: () => void };

/** Asks why, then shows a code until it is closed, or hands a token out as a file. */
export function TakeOut({ entry: { serial, kind }, onTaken, onClose }: TakeOutProps) {
  const t = useTexts(escrowTexts);
  const u = useTexts(uiTexts);
  const reveal = useCommand('escrow.reveal');
  const [reason, setReason] = useState('');
  const [code, setCode] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const revealed = await reveal.run({ serial, kind, reason });
    if (revealed === undefined) return;
    onTaken();
    if (revealed.kind === 'bypass-code') return setCode(revealed.code);
    try {
      if (!(await outside.saveFile('token', revealed.fileName, revealed.data))) return;
      announce(t('saved', { file: revealed.fileName }));
      onClose();
    } catch (error) {
      setProblem(asKitError(error).toProblem());
    }
  };
  if (code !== undefined) {
    return (
      <Note
        tone="info"
        role="status"
        title={t('code', { serial })}
        actions={
          <>
            <CopyButton value={code} label={t('copy')} />
            <Button variant="default" onClick={onClose}>
              {u('close')}
            </Button>
          </>
        }
      >
        <code className={formClasses.mono}>{code}</code>
      </Note>
    );
  }
  return (
    <form
      className={formClasses.box}
      aria-label={t('take-out.of', { serial, kind: t(kind) })}
      onSubmit={(event) => void submit(event)}
    >
      <div className={formClasses.fields}>
        <TextInput
          label={t('reason')}
          placeholder={t('reason.example')}
          required
          minLength={3}
          maxLength={300}
          autoFocus
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ErrorNote problem={reveal.problem ?? problem} onClose={reveal.reset} />
        <div className={formClasses.submit}>
          <Button variant="default" onClick={onClose}>
            {u('cancel')}
          </Button>
          <Button type="submit" loading={reveal.pending}>
            {t('confirm')}
          </Button>
        </div>
      </div>
    </form>
  );
}
