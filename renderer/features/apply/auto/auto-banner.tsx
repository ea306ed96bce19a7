import { Button } from '@mantine/core';
import { IconBolt, IconPlayerStop } from '@tabler/icons-react';
import { problemText } from '../../../../shared/texts/problem-text.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { midnightOf } from '../../../state/day.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import classes from './auto-banner.module.css';
import { openAutoPanel, useAutoPanel, useAutoRun } from './auto-store.ts';
import { autoTexts } from './auto-texts.ts';
import { useAutoCommand } from './use-auto-command.ts';

/** Over the day bar of every view for as long as new devices are kitted by themselves; then why they no longer are. */
export function AutoBanner() {
  const t = useTexts(autoTexts);
  const auto = useAutoRun();
  const stop = useAutoCommand('autorun.stop');
  if (auto?.state !== 'on') return <EndedBanner />;
  const { terms, started, leftAlone } = auto;
  const blueprint = terms.blueprintName;
  return (
    <section className={classes.banner} data-tone="on" aria-label={t('banner.label')}>
      <IconBolt className={classes.icon} size={17} stroke={1.9} aria-hidden />
      <span className={classes.text}>
        <strong>{t('banner.label')}</strong>{' '}
        {terms.erase === 'never' ? t('banner.keeps', { blueprint }) : t('banner.erases', { blueprint })}
      </span>
      <span className={classes.counts}>{t('banner.counts', { started, leftAlone })}</span>
      <ErrorNote problem={stop.problem} onRetry={() => void stop.retry()} onClose={stop.reset} />
      <Button variant="subtle" color="gray" onClick={openAutoPanel}>
        {t('banner.show')}
      </Button>
      <ActButton
        icon={<IconPlayerStop size={15} aria-hidden />}
        pending={stop.pending}
        onClick={() => void stop.run({})}
      >
        {t('stop')}
      </ActButton>
    </section>
  );
}

/** Nobody stopped it: whoever comes back must not believe that it still works. */
function EndedBanner() {
  const t = useTexts(autoTexts);
  const language = useLanguage();
  const auto = useAutoRun();
  const readId = useAutoPanel((store) => store.readId);
  const last = auto?.state === 'off' ? auto.last : undefined;
  if (last?.problem === undefined || last.id === readId) return null;
  if (Date.parse(last.endedAt) < midnightOf(new Date())) return null;
  const { what, next } = problemText(last.problem, language);
  return (
    <section className={classes.banner} data-tone="ended" aria-label={t('ended.title')} role="status">
      <IconBolt className={classes.icon} size={17} stroke={1.9} aria-hidden />
      <span className={classes.text}>
        {what} {next}
      </span>
      <Button variant="subtle" color="gray" onClick={() => useAutoPanel.setState({ readId: last.id })}>
        {t('ended.hide')}
      </Button>
    </section>
  );
}
