import { IconArrowRight, IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { goTo } from '../../state/route-store.ts';
import { useHostCommand } from '../../state/use-command.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Note } from '../../ui/note.tsx';
import { PrimaryAction } from '../../ui/primary-action.tsx';
import { FromAnotherMac } from './from-another-mac.tsx';
import { PracticeCommand } from './practice-command.tsx';
import { type PracticeWay, practiceDevices } from './practice-way.ts';
import classes from './start.module.css';
import { startTexts } from './texts.ts';

/** Practice beside the real thing. In a practice room there is only one way on. */
export function StartChoice({ way }: { readonly way: PracticeWay }) {
  const t = useTexts(startTexts);
  const open = useHostCommand('host.practice.open');
  const [shown, setShown] = useState<'nothing' | 'command' | 'opened'>('nothing');

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
        <FromAnotherMac />
      </div>
    );
  }

  const practise = async () => {
    if (way === 'command') return setShown('command');
    const room = await open.run({ devices: practiceDevices });
    if (room === undefined) return;
    if (room.url === undefined) setShown('opened');
    else window.location.assign(room.url);
  };
  return (
    <div className={classes.choice}>
      <div className={classes.buttons}>
        <ActButton icon={<IconSchool size={17} aria-hidden />} pending={open.pending} onClick={() => void practise()}>
          {t('practice')}
        </ActButton>
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
      <FromAnotherMac />
      <ErrorNote problem={open.problem} onClose={open.reset} />
      {shown === 'command' && <PracticeCommand />}
      {shown === 'opened' && (
        <Note tone="done" role="status" title={t('practice.opened.title')}>
          {t('practice.opened.text')}
        </Note>
      )}
    </div>
  );
}
