import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { stationPinSchema } from '../../../shared/domain/station-pin.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCommand } from '../../state/use-command.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { announce } from '../../ui/live-region.tsx';
import { PinField } from '../../ui/pin-field.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { accessTexts } from './access-texts.ts';
import classes from './settings.module.css';

type PinFormProps = {
  readonly purpose: 'set' | 'remove';
  /** There is one already: it must be typed, too. */
  readonly pinSet: boolean;
  readonly onDone: () => void;
};

const nothing = { current: '', next: '', again: '' };

/** Chooses, changes or removes the PIN. What is typed goes to the station and stays nowhere here. */
export function PinForm({ purpose, pinSet, onDone }: PinFormProps) {
  const t = useTexts(accessTexts);
  const ui = useTexts(uiTexts);
  const set = useCommand('pin.set');
  const clear = useCommand('pin.clear');
  const [typed, setTyped] = useState(nothing);
  const [fault, setFault] = useState<'pin.bad' | 'pin.differ'>();
  const type = (field: keyof typeof nothing) => (value: string) => {
    setFault(undefined);
    setTyped((before) => ({ ...before, [field]: value }));
  };
  const isRemoving = purpose === 'remove';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { current, next, again } = typed;
    if (!isRemoving && !stationPinSchema.safeParse(next).success) return setFault('pin.bad');
    if (!isRemoving && next !== again) return setFault('pin.differ');
    const given = pinSet ? { current } : {};
    const done = isRemoving ? await clear.run({ current }) : await set.run({ pin: next, ...given });
    setTyped(done === undefined ? { ...typed, current: '' } : nothing);
    if (done === undefined) return;
    announce(t(isRemoving ? 'pin.removed' : 'pin.saved'));
    onDone();
  };

  const command = isRemoving ? clear : set;
  return (
    <form className={classes.pin} onSubmit={(event) => void submit(event)}>
      {pinSet && <PinField label={t('pin.current')} value={typed.current} onChange={type('current')} />}
      {!isRemoving && (
        <>
          <PinField
            label={t('pin.new')}
            description={t('pin.new-hint')}
            value={typed.next}
            onChange={type('next')}
            {...(fault === 'pin.bad' ? { error: t(fault) } : {})}
          />
          <PinField
            label={t('pin.again')}
            value={typed.again}
            onChange={type('again')}
            {...(fault === 'pin.differ' ? { error: t(fault) } : {})}
          />
        </>
      )}
      <ErrorNote problem={command.problem} onClose={command.reset} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onDone}>
          {ui('cancel')}
        </Button>
        <Button type="submit" loading={command.pending}>
          {t(isRemoving ? 'pin.remove' : 'pin.save')}
        </Button>
      </div>
    </form>
  );
}
