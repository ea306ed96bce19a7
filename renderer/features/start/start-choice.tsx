import { Button } from '@mantine/core';
import { IconArrowRight, IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { goTo } from '../../state/route-store.ts';
import { useHostCommand } from '../../state/use-command.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import { PrimaryAction } from '../../ui/primary-action.tsx';
import { PracticeCommand } from './practice-command.tsx';
import { type PracticeWay, practiceDevices } from './practice-way.ts';
import classes from './start.module.css';
import { startTexts } from './texts.ts';

/** Practice beside the real thing. In a practice room there is only one way on. */
export function StartChoice({ way }: { readonly way: PracticeWay }) {
  const t = useTexts(startTexts);
  const open = useHostCommand('host.practice.open');
  const [shown, setShown] = useState(false);

  if (way === 'here') {
    return (
      <div className={classes.choice}>
        <Note tone="info" title={t('practice.is-one.title')}>
          {t('practice.is-one.text')}
        </Note>
        <div className={classes.buttons}>
          <PrimaryAction harmless icon={<IconSchool size={17} aria-hidden />} onClick={() => goTo('server')}>
            {t('practice.begin')}
          </PrimaryAction>
        </div>
      </div>
    );
  }

  const practise = async () => {
    if (way === 'command') return setShown(true);
    const room = await open.run({ devices: practiceDevices });
    if (room !== undefined) window.location.assign(room.url);
  };
  return (
    <div className={classes.choice}>
      <div className={classes.buttons}>
        <Button
          variant="default"
          leftSection={<IconSchool size={17} aria-hidden />}
          loading={open.pending}
          onClick={() => void practise()}
        >
          {t('practice')}
        </Button>
        <PrimaryAction
          harmless
          icon={<IconArrowRight size={17} aria-hidden />}
          hint={t('real.hint')}
          onClick={() => goTo('server')}
        >
          {t('real')}
        </PrimaryAction>
      </div>
      <p className={classes.about}>{t('practice.about')}</p>
      <ErrorNote problem={open.problem} onClose={open.reset} />
      {shown && <PracticeCommand />}
    </div>
  );
}
