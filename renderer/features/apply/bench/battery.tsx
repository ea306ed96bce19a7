import { IconBattery, IconBattery1, IconBattery2, IconBattery3, IconBattery4, IconBolt } from '@tabler/icons-react';
import { memo } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import classes from './battery.module.css';
import { benchTexts } from './texts.ts';

type BatteryProps = {
  readonly percent: number | undefined;
  readonly charging: boolean;
  /** Without the shape. */
  readonly figureOnly?: boolean;
};

/** Below this, kitting is usually refused. */
const low = 20;

/** The charge as a shape, a figure, and a word for who cannot see it. */
export const Battery = memo(function Battery({ percent, charging, figureOnly = false }: BatteryProps) {
  const t = useTexts(benchTexts);
  const Icon = iconFor(percent);
  const label =
    percent === undefined ? t('battery-unknown') : charging ? t('charging', { percent }) : t('battery', { percent });
  return (
    <span className={classes.battery} data-low={(percent !== undefined && percent < low) || undefined}>
      <span role="img" aria-label={label} className={classes.icon}>
        {!figureOnly && <Icon size={16} stroke={1.6} aria-hidden />}
        {charging && <IconBolt size={11} stroke={2} className={classes.bolt} aria-hidden />}
      </span>
      <span aria-hidden className={classes.percent} data-alone={figureOnly || undefined}>
        {percent === undefined ? '–' : `${percent}%`}
      </span>
    </span>
  );
});

function iconFor(percent: number | undefined) {
  if (percent === undefined || percent < 10) return IconBattery;
  if (percent < 35) return IconBattery1;
  if (percent < 60) return IconBattery2;
  return percent < 85 ? IconBattery3 : IconBattery4;
}
