import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { Roster } from '../../../../shared/domain/roster.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { announce } from '../../../ui/live-region.tsx';
import classes from './roster.module.css';
import { rosterTexts } from './roster-texts.ts';

/** For a scanner that types: the serial number and Enter, the asset tag and Enter, and on to the next device. */
export function ScanForm({ roster: { id }, onScanned }: { readonly roster: Roster; readonly onScanned: () => void }) {
  const t = useTexts(rosterTexts);
  const scan = useCommand('rosters.scan');
  const [serial, setSerial] = useState('');
  const [tag, setTag] = useState('');
  const [done, setDone] = useState('');
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (serial.trim() === '') return first.current?.focus();
    if (document.activeElement === first.current) return second.current?.focus();
    const row = await scan.run({ id, serial, ...(tag.trim() === '' ? {} : { assetTag: tag }) });
    if (row === undefined) return;
    const said = t('scan.done', { position: row.position, serial: row.serial ?? '', tag: row.assetTag ?? '' }).trim();
    setDone(said);
    announce(said);
    setSerial('');
    setTag('');
    first.current?.focus();
    onScanned();
  };
  return (
    <form onSubmit={(event) => void submit(event)} aria-label={t('scan')}>
      <div className={classes.line}>
        <TextInput
          ref={first}
          label={t('scan.serial')}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={serial}
          onChange={(event) => setSerial(event.currentTarget.value)}
        />
        <TextInput
          ref={second}
          label={t('scan.tag')}
          autoComplete="off"
          spellCheck={false}
          value={tag}
          onChange={(event) => setTag(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={scan.pending}>
          {t('scan.add')}
        </Button>
      </div>
      <div role="status">{done === '' ? t('scan.hint') : done}</div>
      <ErrorNote problem={scan.problem} onClose={scan.reset} />
    </form>
  );
}
