import { useEffect } from 'react';
import { create } from 'zustand';
import { useBench } from '../../../state/bench-store.ts';
import { type Durations, learnDurations, usualWeights, weightsOf } from './durations.ts';

type Learned = { readonly durations: Durations; readonly weights: Readonly<Record<string, number>> };

/** What this station's earlier runs taught about the length of each step. */
export const useLearned = create<Learned>(() => ({ durations: {}, weights: usualWeights }));

const learnEveryMs = 10_000;

/** Learns while the bench is shown: now, and again from time to time. */
export function useLearning(): void {
  const loaded = useBench((bench) => bench.loaded);
  useEffect(() => {
    if (!loaded) return;
    const learn = () => {
      const durations = learnDurations(useBench.getState().runs.values());
      if (JSON.stringify(durations) === JSON.stringify(useLearned.getState().durations)) return;
      useLearned.setState({ durations, weights: weightsOf(durations) });
    };
    learn();
    const timer = setInterval(learn, learnEveryMs);
    return () => clearInterval(timer);
  }, [loaded]);
}
