import { useState } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useStatus } from '../../../state/bench-store.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { ConfirmInline } from '../../../ui/confirm-inline.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from '../settings.module.css';
import { MirrorForm } from './mirror-form.tsx';
import { MirrorImportForm } from './mirror-import.tsx';
import { MirrorState } from './mirror-state.tsx';
import { mirrorTexts } from './mirror-texts.ts';

type Open = 'none' | 'set' | 'clear' | 'import';

/** A second home of the records, and the way back from it. */
export function MirrorSection() {
  const t = useTexts(mirrorTexts);
  const status = useStatus();
  const mayAct = useMayAct();
  const clear = useCommand('mirror.clear');
  const [open, setOpen] = useState<Open>('none');
  if (status === undefined) return null;
  const { mirror } = status;
  const close = () => setOpen('none');
  const stop = async () => {
    if ((await clear.run({})) === undefined) return;
    announce(t('cleared'));
    close();
  };
  return (
    <Section title={t('title')} description={t('text')}>
      <div className={classes.rows}>
        {mirror === undefined ? <p className={classes.quiet}>{t('off')}</p> : <MirrorState mirror={mirror} />}
        {open === 'none' && mayAct && (
          <div className={classes.buttons}>
            <ActButton onClick={() => setOpen('set')}>{t(mirror === undefined ? 'set' : 'change')}</ActButton>
            {mirror !== undefined && (
              <ActButton quiet onClick={() => setOpen('clear')}>
                {t('clear')}
              </ActButton>
            )}
            <ActButton quiet onClick={() => setOpen('import')}>
              {t('import')}
            </ActButton>
          </div>
        )}
        {open === 'clear' && mayAct && (
          <ConfirmInline
            question={t('clear.question')}
            confirmLabel={t('clear.confirm')}
            pending={clear.pending}
            danger={false}
            onConfirm={() => void stop()}
            onCancel={close}
          >
            {t('clear.text')}
            <ErrorNote problem={clear.problem} />
          </ConfirmInline>
        )}
        {open === 'set' && mayAct && <MirrorForm folder={mirror?.folder} onClose={close} />}
        {open === 'import' && mayAct && <MirrorImportForm station={status.station} onClose={close} />}
      </div>
    </Section>
  );
}
