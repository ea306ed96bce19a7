import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ManualStep } from '../../../../shared/domain/backend.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import type { CardPanel } from '../../../ui/use-panels.ts';
import classes from './mdm.module.css';
import { stepsTexts } from './steps-texts.ts';
import { TickForm } from './tick-form.tsx';

type StepLineProps = {
  readonly serverId: string;
  readonly step: ManualStep;
  readonly panel: CardPanel<'tick'>;
};

const shownTicks = 3;

/** One step: where on the console, what to beware of, who waits, who did it. */
export function StepLine({ serverId, step, panel }: StepLineProps) {
  const t = useTexts(stepsTexts);
  const { language, dateTime } = useFormats();
  const { title, path, warnings, ticks, waiting } = step;
  const serials = waiting.filter((serial) => serial !== '');
  const newest = ticks.toReversed();
  return (
    <li className={classes.step}>
      <div className={classes.stepHead}>
        <span className={classes.stepTitle}>{title[language]}</span>
        {waiting.length > 0 && (
          <StateBadge
            state="needs-you"
            label={serials.length > 0 ? t('waiting', { count: serials.length }) : t('waiting.server')}
          />
        )}
        {panel.open === undefined && (
          <ActButton
            quiet
            icon={<IconCheck size={16} aria-hidden />}
            label={t('done.of', { step: title[language] })}
            onClick={() => panel.show('tick')}
          >
            {t('done')}
          </ActButton>
        )}
      </div>
      <div className={classes.path}>{path[language]}</div>
      {warnings.map((warning) => (
        <div key={warning.en} className={classes.warning}>
          <IconAlertTriangle size={15} aria-hidden />
          <span>{warning[language]}</span>
        </div>
      ))}
      {serials.length > 0 && <div className={classes.soft}>{serials.join(', ')}</div>}
      {newest.length > 0 && (
        <ul className={classes.ticks} aria-label={t('history')}>
          {newest.slice(0, shownTicks).map(({ at, by, subject, note }) => (
            <li key={`${at} ${by} ${subject}`}>
              {subject === ''
                ? t('tick', { at: dateTime(at), by })
                : t('tick.subject', { at: dateTime(at), by, subject })}{' '}
              {note}
            </li>
          ))}
          {newest.length > shownTicks && <li>{t('more', { count: newest.length - shownTicks })}</li>}
        </ul>
      )}
      {panel.open === 'tick' && <TickForm serverId={serverId} step={step} onClose={panel.close} />}
    </li>
  );
}
