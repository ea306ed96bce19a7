import type { RunView } from '../../shared/domain/run.ts';
import { useTexts } from '../i18n/use-texts.ts';
import classes from './step-bar.module.css';
import { uiTexts } from './texts.ts';

type StepBarProps = {
  readonly steps: RunView['steps'];
  /** How long each step usually takes, in any unit, by step id; equal parts without. */
  readonly weights?: Readonly<Record<string, number>>;
  readonly height?: number;
};

/** A run's steps side by side: done, under way, to come. Honest: it shows steps, not a guess at time. */
export function StepBar({ steps, weights, height = 6 }: StepBarProps) {
  const t = useTexts(uiTexts);
  const counted = steps.filter(({ state }) => state !== 'skipped');
  const done = counted.filter(({ state }) => state === 'done').length;
  return (
    <div
      className={classes.bar}
      role="img"
      aria-label={t('steps-done', { done, all: counted.length })}
      style={{ height }}
    >
      {counted.map(({ step, state }) => (
        <span key={step} className={classes.part} data-state={state} style={{ flexGrow: weights?.[step] ?? 1 }} />
      ))}
    </div>
  );
}
