import { Button } from '@mantine/core';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { usePracticeScreens } from '../../../state/host-events.ts';
import { useHostCommand } from '../../../state/use-command.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from './practice-panel.module.css';
import { practiceTexts } from './practice-texts.ts';

/** A practice device's screen: it says what it shows and can be tapped, as if it lay on the table. */
export function PracticePanel({ udid }: { readonly udid: string }) {
  const t = useTexts(practiceTexts);
  const mayAct = useMayAct();
  const screen = usePracticeScreens(({ screens }) => screens.get(udid));
  const tap = useHostCommand('host.practice.tap');
  if (screen === undefined) return null;
  const { trustDialog, buttons } = screen;
  const isDark = screen.screen === 'off' || screen.screen === 'erasing' || screen.screen === 'booting';
  const title = trustDialog ? t('practice.trust') : t(`screen.${screen.screen}`);
  return (
    <Section title={t('practice.title')} description={t('practice.hint')}>
      <div className={classes.device} data-dark={isDark || undefined}>
        <div className={classes.screen} role="status">
          <div className={classes.title}>{title}</div>
          <div className={classes.name}>{screen.locked ? t('practice.locked') : screen.name}</div>
          {mayAct && (
            <div className={classes.buttons}>
              {buttons.map((button, index) => (
                <Button
                  key={button}
                  variant={index === 0 ? 'filled' : 'default'}
                  disabled={tap.pending}
                  onClick={() => void tap.run({ udid, button })}
                >
                  {t(`tap.${button}`)}
                </Button>
              ))}
            </div>
          )}
        </div>
      </div>
      <ErrorNote problem={tap.problem} onClose={tap.reset} />
    </Section>
  );
}
