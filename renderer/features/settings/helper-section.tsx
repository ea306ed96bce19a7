import { Button } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useStatus } from '../../state/bench-store.ts';
import { useMayAct, useOnline } from '../../state/connection-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { announce } from '../../ui/live-region.tsx';
import { Section } from '../../ui/section.tsx';
import { accessTexts } from './access-texts.ts';
import { PinForm } from './pin-form.tsx';
import classes from './settings.module.css';

/** Helper mode, one click away, and the PIN that leads back. */
export function HelperSection() {
  const t = useTexts(accessTexts);
  const pinSet = useStatus()?.helper.pinSet;
  const mayAct = useMayAct();
  const online = useOnline();
  const enter = useCommand('helper.enter');
  const [form, setForm] = useState<'none' | 'set' | 'remove'>('none');
  if (!mayAct || pinSet === undefined) return null;
  const start = async () => {
    if ((await enter.run({})) !== undefined) announce(t('helper.started'));
  };
  return (
    <Section title={t('helper.title')} description={t('helper.text')}>
      <div className={classes.rows}>
        <ErrorNote problem={enter.problem} onClose={enter.reset} />
        <div className={classes.buttons}>
          {pinSet && (
            <ActButton
              icon={<IconHeartHandshake size={16} aria-hidden />}
              pending={enter.pending}
              onClick={() => void start()}
            >
              {t('helper.start')}
            </ActButton>
          )}
          {form === 'none' && (
            <>
              <Button variant={pinSet ? 'subtle' : 'default'} disabled={!online} onClick={() => setForm('set')}>
                {t(pinSet ? 'pin.change' : 'pin.choose')}
              </Button>
              {pinSet && (
                <Button variant="subtle" color="gray" disabled={!online} onClick={() => setForm('remove')}>
                  {t('pin.remove')}
                </Button>
              )}
            </>
          )}
        </div>
        {form === 'none' ? (
          <p className={classes.quiet}>
            {t(pinSet ? 'pin.set' : 'pin.none')} {t('helper.cli')}
          </p>
        ) : (
          <PinForm key={form} purpose={form} pinSet={pinSet} onDone={() => setForm('none')} />
        )}
      </div>
    </Section>
  );
}
