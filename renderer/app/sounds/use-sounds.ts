import { useEffect } from 'react';
import { useBench } from '../../state/bench-store.ts';
import { useConnection } from '../../state/connection-store.ts';
import { usePreferences } from '../../state/preferences-store.ts';
import { hear, soundBetween } from './bells.ts';
import { play } from './tones.ts';

/** Devices of one blueprint come to the same point within seconds of each other: one sound for all of them. */
const listenEveryMs = 4_000;

/**
 * Sounds of a browser's window, where the person wants them: a device first needs somebody, and all are done. The native
 * window's program has sounds of its own.
 */
export function useSounds(): void {
  const wanted = usePreferences(({ sounds }) => sounds);
  const isBrowser = useConnection(({ greeting }) => greeting?.face === 'browser');
  useEffect(() => {
    if (!wanted || !isBrowser) return;
    let before = hear(useBench.getState().newestRuns.values());
    let resting: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      if (resting !== undefined) return;
      const now = hear(useBench.getState().newestRuns.values());
      const sound = soundBetween(before, now);
      before = now;
      if (sound === undefined) return;
      play(sound);
      resting = setTimeout(() => {
        resting = undefined;
        listen();
      }, listenEveryMs);
    };
    const stop = useBench.subscribe(({ loaded, newestRuns }, former) => {
      // What stood there before this window looked is no news.
      if (!former.loaded && loaded) before = hear(newestRuns.values());
      else if (newestRuns !== former.newestRuns) listen();
    });
    return () => {
      stop();
      clearTimeout(resting);
    };
  }, [wanted, isBrowser]);
}
