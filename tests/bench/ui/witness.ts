/** A text that a tile showed, and when the frame that drew it was over (milliseconds since 1970). */
export type Sighting = { readonly key: string; readonly text: string; readonly at: number };

export type Witness = {
  /** When all tiles were drawn, in milliseconds since the navigation began. */
  readonly usableAt: () => number | undefined;
  startWatching(): void;
  /** Ends watching. @returns frames per second since it began, and what was seen. */
  stopWatching(): { readonly fps: number; readonly seen: readonly Sighting[] };
};

declare global {
  interface Window {
    benchWitness: Witness;
  }
}

/**
 * Stands beside the page and looks at what it shows; the page knows nothing of it. Runs in the page, so it cannot use
 * anything outside itself. A frame counts as drawn when the one after it begins.
 */
export function installWitness(tiles: number): void {
  const afterFrame = (then: () => void) => requestAnimationFrame(() => requestAnimationFrame(then));
  let seen: Sighting[] = [];
  let frames = 0;
  let since = 0;
  let watching = 0;
  let usableAt: number | undefined;

  const looking = new MutationObserver(() => {
    if (document.querySelectorAll('li[data-device] article').length < tiles) return;
    looking.disconnect();
    afterFrame(() => {
      usableAt = performance.now();
    });
  });
  looking.observe(document, { childList: true, subtree: true });

  const watcher = new MutationObserver((changes) => {
    const drawn = changes.flatMap(({ target }) => {
      const element = target instanceof Element ? target : target.parentElement;
      const key = element?.closest<HTMLElement>('li[data-device]')?.dataset.device;
      return key === undefined ? [] : [{ key, text: target.textContent ?? '' }];
    });
    if (drawn.length === 0) return;
    afterFrame(() => {
      const at = Date.now();
      for (const { key, text } of drawn) seen.push({ key, text, at });
    });
  });

  const count = () => {
    frames += 1;
    watching = requestAnimationFrame(count);
  };

  window.benchWitness = {
    usableAt: () => usableAt,
    startWatching: () => {
      seen = [];
      frames = 0;
      since = performance.now();
      watcher.observe(document, { childList: true, characterData: true, subtree: true });
      watching = requestAnimationFrame(count);
    },
    stopWatching: () => {
      const fps = (frames * 1_000) / (performance.now() - since);
      watcher.disconnect();
      cancelAnimationFrame(watching);
      const taken = seen;
      seen = [];
      return { fps, seen: taken };
    },
  };
}
