import { Button, Tooltip } from '@mantine/core';
import {
  IconCheck,
  IconClock,
  IconHandStop,
  IconPlayerPause,
  IconPlayerPlay,
  IconShieldOff,
} from '@tabler/icons-react';
import { useShallow } from 'zustand/react/shallow';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useBench, useStatus } from '../../state/bench-store.ts';
import { useMayAct } from '../../state/connection-store.ts';
import { type DayGroup, dayFigures, dayGroups, useDayFilter } from '../../state/day.ts';
import { useCommand } from '../../state/use-command.ts';
import { useNow } from '../../state/use-now.ts';
import classes from './day-bar.module.css';
import { filterByGroup } from './filter-by-group.ts';
import { frameTexts } from './texts.ts';

const icons = {
  done: IconCheck,
  running: IconPlayerPlay,
  'needs-you': IconHandStop,
  waiting: IconClock,
} satisfies Record<DayGroup, unknown>;

/** Always visible: how many are done, run, need a hand, wait. A click shows only those. */
export function DayBar() {
  const t = useTexts(frameTexts);
  const now = useNow(15_000);
  const figures = useBench(useShallow(({ newestRuns }) => dayFigures(newestRuns.values(), now)));
  return (
    <section className={classes.bar} aria-label={t('day')}>
      <div className={classes.groups}>
        {dayGroups.map((group) => (
          <Group key={group} group={group} count={figures[group]} />
        ))}
      </div>
      <div className={classes.right}>
        <Switches />
        {figures.perHour !== undefined && (
          <Tooltip label={t('day.per-hour-long')}>
            <span className={classes.rate}>{t('day.per-hour', { rate: figures.perHour })}</span>
          </Tooltip>
        )}
      </div>
    </section>
  );
}

function Group({ group, count }: { readonly group: DayGroup; readonly count: number }) {
  const t = useTexts(frameTexts);
  const { number } = useFormats();
  const isChosen = useDayFilter((filter) => filter.group === group);
  const Icon = icons[group];
  return (
    <button
      type="button"
      className={classes.group}
      data-group={group}
      data-empty={count === 0 || undefined}
      aria-pressed={isChosen}
      aria-label={t('day.filter', { group: t(`day.${group}`), count })}
      onClick={() => filterByGroup(group)}
    >
      <Icon size={18} stroke={2} aria-hidden />
      <span className={classes.figure}>{number(count)}</span>
      <span>{t(`day.${group}`)}</span>
    </button>
  );
}

/** What the whole station is switched to, where nobody can overlook it. */
function Switches() {
  const t = useTexts(frameTexts);
  const status = useStatus();
  const mayAct = useMayAct();
  const pause = useCommand('station.pause');
  return (
    <>
      {status?.paused === true && (
        <span className={classes.switch} data-tone="needs">
          <IconPlayerPause size={14} aria-hidden />
          {t('paused')}
          {mayAct && (
            <Button
              size="compact-xs"
              variant="default"
              loading={pause.pending}
              onClick={() => void pause.run({ paused: false })}
            >
              {t('resume')}
            </Button>
          )}
        </span>
      )}
      {status?.armed === true && (
        <Tooltip label={t('armed-long')}>
          <span className={classes.switch} data-tone="armed">
            <IconShieldOff size={14} aria-hidden />
            {t('armed')}
          </span>
        </Tooltip>
      )}
    </>
  );
}
