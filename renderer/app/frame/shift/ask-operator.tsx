import { Autocomplete, Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useChanged } from '../../../state/changes-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useQuery } from '../../../state/use-query.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import classes from './shift.module.css';
import { shiftTexts } from './texts.ts';

type AskOperatorProps = {
  /** Who works until then, when it is a hand-over. */
  readonly present: string | undefined;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
};

/** One calm field: names of the last weeks are offered, any other can be typed. */
export function AskOperator({ present, onDone, onCancel }: AskOperatorProps) {
  const t = useTexts(shiftTexts);
  const ui = useTexts(uiTexts);
  const book = useQuery('shift.show', {}, useChanged('shift'));
  const start = useCommand('shift.start');
  const [name, setName] = useState('');
  const begin = async (operator: string) => {
    const shift = await start.run({ name: operator });
    if (shift === undefined) return;
    announce(t('begun', { name: shift.operator }));
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void begin(name.trim());
  };
  // A name that is typed in full needs no offer, which would only cover the button.
  const offered = (book.data?.names ?? []).filter((known) => known !== present && known !== name.trim());
  return (
    <form className={classes.ask} onSubmit={submit}>
      <Autocomplete
        label={present === undefined ? t('who') : t('hand-over-to')}
        placeholder={t('name')}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        data={offered}
        onOptionSubmit={(chosen) => void begin(chosen)}
        value={name}
        onChange={setName}
        size="xs"
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
      {(name.trim() !== '' || onCancel !== undefined) && (
        <div className={classes.buttons}>
          <Button size="compact-xs" type="submit" loading={start.pending} disabled={name.trim() === ''}>
            {t('begin')}
          </Button>
          {onCancel !== undefined && (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={onCancel}>
              {ui('cancel')}
            </Button>
          )}
        </div>
      )}
      <ErrorNote problem={start.problem} onClose={start.reset} />
    </form>
  );
}
