import { memo, useMemo } from 'react';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { needsYou } from '../../../state/device-state.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { StepBar } from '../../../ui/step-bar.tsx';
import { TileCountdown, useCountdown } from '../auto/tile-countdown.tsx';
import { usePlanMark } from '../plan/plan-store.ts';
import { benchTexts } from './texts.ts';
import classes from './tile-bottom.module.css';
import { shortTileDetail, tileDetail } from './tile-detail.ts';
import { TileElapsed } from './tile-elapsed.tsx';
import { stepsOf, type TileBody } from './tile-model.ts';
import type { TileSize } from './tile-size.ts';
import { useForesight } from './use-foresight.ts';

type TileBottomProps = { readonly deviceKey: string; readonly body: TileBody; readonly size: TileSize };

/** The lower half of a tile, in the same order in every state: state and time, what it is about, steps. */
export const TileBottom = memo(function TileBottom({ deviceKey, body, size }: TileBottomProps) {
  const t = useTexts(benchTexts);
  const language = useLanguage();
  const mark = usePlanMark(deviceKey);
  const countdown = useCountdown(deviceKey);
  const { steps: text, state } = body;
  const steps = useMemo(() => stepsOf({ steps: text }), [text]);
  const foresight = useForesight(body);
  const detail = mark === undefined ? tileDetail(body, language, t) : t(`plan.${mark}`);
  const isLoud = needsYou(state) || mark === 'erase';
  if (countdown !== undefined && size === 'S') return <TileCountdown countdown={countdown} compact />;
  return (
    <>
      <div className={classes.row} data-size={size}>
        <span className={classes.badge}>
          <StateBadge state={state} compact={size === 'S'} />
        </span>
        {size !== 'S' && <TileElapsed body={body} />}
      </div>
      {countdown === undefined ? (
        <div
          className={classes.detail}
          data-size={size}
          data-loud={isLoud || undefined}
          data-mark={mark}
          title={detail}
        >
          {mark === undefined && size !== 'L' ? (shortTileDetail(body, language, size) ?? detail) : detail}
        </div>
      ) : (
        <TileCountdown countdown={countdown} />
      )}
      <div className={classes.bar}>
        {steps.length === 0 ? (
          <div className={classes.rest} />
        ) : (
          <StepBar
            steps={steps}
            weights={foresight?.weights}
            underWaySince={body.stepStartedAt}
            underWayMs={body.step === undefined ? undefined : foresight?.durations[body.step]}
            height={5}
          />
        )}
      </div>
    </>
  );
});
