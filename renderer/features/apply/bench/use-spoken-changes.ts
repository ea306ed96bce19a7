import { useEffect } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useBench } from '../../../state/bench-store.ts';
import { midnightOf } from '../../../state/day.ts';
import { deviceState } from '../../../state/device-state.ts';
import { announce } from '../../../ui/live-region.tsx';
import { applyTexts } from '../texts.ts';
import { placesOf } from './places.ts';
import { changesToSay, type SpokenState } from './spoken-changes.ts';

/** A busy bench changes many times a second; a listener gets one summary per this time. */
const sayEveryMs = 4_000;

/** Tells a screen reader who needs a hand and how many are done, politely. */
export function useSpokenChanges(): void {
  const t = useTexts(applyTexts);
  useEffect(() => {
    let before = look();
    const timer = setInterval(() => {
      const now = look();
      const changes = changesToSay(before, now);
      before = now;
      if (changes === undefined) return;
      const { needing, done } = changes;
      const said = [
        ...(needing.length === 0 ? [] : [t('say.needs', { labels: needing.join(', ') })]),
        ...(done === 0 ? [] : [t('say.done', { count: done })]),
      ];
      announce(said.join(' '));
    }, sayEveryMs);
    return () => clearInterval(timer);
  }, [t]);
}

function look(): ReadonlyMap<string, SpokenState> {
  const bench = useBench.getState();
  return new Map(
    placesOf(bench, midnightOf(new Date())).flatMap(({ deviceKey, label }) =>
      deviceKey === undefined
        ? []
        : [[deviceKey, { label, state: deviceState(bench.devices.get(deviceKey), bench.newestRuns.get(deviceKey)) }]],
    ),
  );
}
