import { Button, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCommand } from '../../state/use-command.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { announce } from '../../ui/live-region.tsx';
import { PinField } from '../../ui/pin-field.tsx';
import { uiTexts } from '../../ui/texts.ts';
import classes from './leave-helper.module.css';
import { frameTexts } from './texts.ts';

type LeaveHelperProps = { readonly opened: boolean; readonly onClose: () => void };

/** The way out of helper mode, for whoever knows the PIN. */
export function LeaveHelper({ opened, onClose }: LeaveHelperProps) {
  const t = useTexts(frameTexts);
  const ui = useTexts(uiTexts);
  const [pin, setPin] = useState('');
  const leave = useCommand('helper.leave');
  const close = () => {
    setPin('');
    leave.reset();
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const left = await leave.run({ pin });
    setPin('');
    if (left === undefined) return;
    announce(t('helper-left'));
    close();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('leave.title')}
      closeButtonProps={{ 'aria-label': ui('close') }}
      size="sm"
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <p className={classes.text}>{t('leave.text')}</p>
        <PinField autoFocus label={t('pin')} value={pin} onChange={setPin} />
        <ErrorNote problem={leave.problem} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={close}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={leave.pending} disabled={pin.length < 4}>
            {t('leave.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
