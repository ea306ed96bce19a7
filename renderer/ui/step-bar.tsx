import { memo, useRef } from 'react';
import type { RunView } from '../../shared/domain/run.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { useSecond } from '../state/use-second.ts';
import classes from './step-bar.module.css';
import { shareOver } from './step-share.ts';
import { uiTexts } from './texts.ts';

type StepBarProps = {
  readonly steps: RunView['steps'];
  /** How long each step usually takes, in any unit, by step id; equal parts without. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
  /** When the step under way began. */
  readonly underWaySince?: string | undefined;
  /** How long it usually takes; without, its part is hatched instead of filling. */
  readonly underWayMs?: number | undefined;
  readonly height?: number;
};

/** A run's steps side by side: done, under way, to come. Nothing moves by itself: the part under way fills by the second. */
export const StepBar = memo(function StepBar({ steps, weights, underWaySince, underWayMs, height = 6 }: StepBarProps) {
  const t = useTexts(uiTexts);
  const counted = steps.filter(({ state }) => state !== 'skipped');
  const done = counted.filter(({ state }) => state === 'done').length;
  const filling = underWaySince !== undefined && underWayMs !== undefined && underWayMs > 0 && (
    <Fill since={underWaySince} usualMs={underWayMs} />
  );
  return (
    <div
      className={classes.bar}
      role="img"
      aria-label={t('steps-done', { done, all: counted.length })}
      style={{ height }}
    >
      {counted.map(({ step, state }) => {
        const fill = state === 'running' ? filling : undefined;
        return (
          <span
            key={step}
            className={classes.part}
            data-state={state}
            data-filling={fill ? true : undefined}
            style={{ flexGrow: weights?.[step] ?? 1 }}
          >
            {fill}
          </span>
        );
      })}
    </div>
  );
});

/** Never shrinks, also when the step begins anew after a failure. */
function Fill({ since, usualMs }: { readonly since: string; readonly usualMs: number }) {
  const now = useSecond();
  const most = useRef(0);
  most.current = Math.max(most.current, shareOver(now - Date.parse(since), usualMs));
  return <span className={classes.fill} style={{ width: `${most.current * 100}%` }} />;
}
