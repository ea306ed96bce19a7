import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { serialSchema } from '../../../../shared/domain/ids.ts';
import type { RosterRow } from '../../../../shared/domain/roster.ts';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import formClasses from '../../../ui/form.module.css';
import { uiTexts } from '../../../ui/texts.ts';
import { useColumnName } from './column-name.ts';
import { rosterTexts } from './roster-texts.ts';

type RowEditorProps = {
  readonly rosterId: string;
  readonly row: RosterRow;
  readonly keys: readonly string[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** One row, put right. An empty field takes its value away. */
export function RowEditor({ rosterId, row, keys, onDone, onCancel }: RowEditorProps) {
  const t = useTexts(rosterTexts);
  const u = useTexts(uiTexts);
  const columnName = useColumnName();
  const edit = useCommand('rosters.edit');
  const { position, serial = '', slot = '', assetTag = '', fields } = row;
  const [values, setValues] = useState<Readonly<Record<string, string>>>({ serial, slot, assetTag, ...fields });
  const [badSerial, setBadSerial] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typedIn = (key: string) => (values[key]?.trim() ?? '') || null;
    const typed = typedIn('serial')?.toUpperCase() ?? null;
    const known = typed === null ? null : serialSchema.safeParse(typed).data;
    setBadSerial(known === undefined);
    if (known === undefined) return;
    const change = {
      serial: known,
      slot: typedIn('slot'),
      assetTag: typedIn('assetTag'),
      fields: Object.fromEntries(keys.map((key) => [key, typedIn(key)])),
    };
    if ((await edit.run({ id: rosterId, position, change })) !== undefined) onDone();
  };
  const problem = badSerial
    ? new KitError('roster.not-a-serial', { text: values.serial ?? '' }).toProblem()
    : edit.problem;
  return (
    <form
      className={formClasses.box}
      aria-label={t('edit.row', { position })}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <div className={formClasses.fields}>
        <div className={formClasses.pair}>
          {['serial', 'slot', 'assetTag', ...keys].map((key, at) => (
            <TextInput
              key={key}
              label={columnName(key)}
              autoComplete="off"
              {...(at === 0 ? { 'data-autofocus': true, autoFocus: true } : {})}
              value={values[key] ?? ''}
              onChange={(event) => setValues({ ...values, [key]: event.currentTarget.value })}
            />
          ))}
        </div>
        <ErrorNote problem={problem} onClose={edit.reset} />
        <div className={formClasses.submit}>
          <Button variant="default" onClick={onCancel}>
            {u('cancel')}
          </Button>
          <Button type="submit" loading={edit.pending}>
            {t('save')}
          </Button>
        </div>
      </div>
    </form>
  );
}
