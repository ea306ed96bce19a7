import { memo, useMemo } from 'react';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { needsYou } from '../../../state/device-state.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { StepBar } from '../../../ui/step-bar.tsx';
import { usePlanMark } from '../plan/plan-store.ts';
import { useLearned } from './durations-store.ts';
import { Elapsed } from './elapsed.tsx';
import { benchTexts } from './texts.ts';
import classes from './tile-bottom.module.css';
import { tileDetail } from './tile-detail.ts';
import { stepsOf } from './tile-model.ts';
import type { TileSize } from './tile-size.ts';
import { useTileModel } from './use-tile-model.ts';

type TileBottomProps = { readonly deviceKey: string; readonly size: TileSize };

/** The lower half of a tile, in the same order in every state: state and time, what it is about, steps. */
export const TileBottom = memo(function TileBottom({ deviceKey, size }: TileBottomProps) {
  const t = useTexts(benchTexts);
  const language = useLanguage();
  const weights = useLearned((learned) => learned.weights);
  const mark = usePlanMark(deviceKey);
  const model = useTileModel(deviceKey);
  const { steps: text, startedAt, endedAt, state } = model;
  const steps = useMemo(() => stepsOf({ steps: text }), [text]);
  const planned = mark === undefined ? undefined : t(`plan.${mark}`);
  const detail = planned ?? tileDetail(model, language, t);
  const isLoud = needsYou(state) || mark === 'erase';
  return (
    <>
      <div className={classes.row}>
        <span className={classes.badge}>
          <StateBadge state={state} />
        </span>
        {startedAt !== undefined && <Elapsed startedAt={startedAt} endedAt={endedAt} />}
      </div>
      <div className={classes.detail} data-size={size} data-loud={isLoud || undefined} data-mark={mark} title={detail}>
        {detail}
      </div>
      <div className={classes.bar}>
        {steps.length === 0 ? <div className={classes.rest} /> : <StepBar steps={steps} weights={weights} height={5} />}
      </div>
    </>
  );
});
