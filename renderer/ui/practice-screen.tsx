import { Button } from '@mantine/core';
import { useTexts } from '../i18n/use-texts.ts';
import { useMayHelp } from '../state/connection-store.ts';
import { usePracticeScreens } from '../state/host-events.ts';
import { useHostCommand } from '../state/use-command.ts';
import { ErrorNote } from './error-note.tsx';
import classes from './practice-screen.module.css';
import { practiceScreenTexts } from './practice-screen-texts.ts';
import { Section } from './section.tsx';

/** A practice device's screen: it says what it shows and can be tapped, as if it lay on the table. Nothing elsewhere. */
export function PracticeScreen({ udid }: { readonly udid: string }) {
  const t = useTexts(practiceScreenTexts);
  const mayTap = useMayHelp();
  const screen = usePracticeScreens(({ screens }) => screens.get(udid));
  const tap = useHostCommand('host.practice.tap');
  if (screen === undefined) return null;
  const { trustDialog, buttons } = screen;
  const isDark = screen.screen === 'off' || screen.screen === 'erasing' || screen.screen === 'booting';
  const title = trustDialog ? t('practice.trust') : t(`screen.${screen.screen}`);
  return (
    <Section title={t('practice.title')} description={t('practice.hint')}>
      <div
        className={classes.device}
        data-dark={isDark || undefined}
        data-phone={/^iP(hone|od)/.test(screen.productType) || undefined}
      >
        <div className={classes.screen} role="status">
          <div className={classes.title}>{title}</div>
          <div className={classes.name}>{screen.locked ? t('practice.locked') : screen.name}</div>
          {mayTap && (
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
