import { useTexts } from '../../i18n/use-texts.ts';
import { useBench, useStatus } from '../../state/bench-store.ts';
import { useSelection } from '../../state/selection-store.ts';
import { useNow } from '../../state/use-now.ts';
import { remainingMs } from './bench/durations.ts';
import { foresightOf } from './bench/use-foresight.ts';
import { applyTexts } from './texts.ts';

/** How many are chosen, how many are here, and, once this station knows, how long the running ones still take. */
export function ApplyScope() {
  const t = useTexts(applyTexts);
  const selected = useSelection(({ devices }) => devices.size);
  const attached = useStatus()?.devices.attached ?? 0;
  const left = useMinutesLeft();
  const parts = [
    ...(attached > 0 ? [t('scope.attached', { count: attached })] : []),
    ...(selected > 0 ? [t('scope.selected', { count: selected })] : []),
    ...(left === undefined ? [] : [t('scope.left', { minutes: left })]),
  ];
  return parts.join(' · ');
}

/** Minutes until the last running device is done; nothing while one of them cannot be foretold. */
function useMinutesLeft(): number | undefined {
  const now = useNow(5_000).getTime();
  const { loaded, newestRuns } = useBench.getState();
  if (!loaded) return undefined;
  let longest: number | undefined;
  for (const run of newestRuns.values()) {
    if (run.phase !== 'running' && run.phase !== 'queued') continue;
    const ms = remainingMs(run.steps, foresightOf(run).durations, now);
    if (ms === undefined) return undefined;
    longest = Math.max(longest ?? 0, ms);
  }
  return longest === undefined ? undefined : Math.max(1, Math.ceil(longest / 60_000));
}
