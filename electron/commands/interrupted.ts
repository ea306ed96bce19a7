/**
 * Resolves when the process is asked to end by a signal. Later signals change nothing: Ctrl-C reaches a program twice,
 * from the terminal and from its launcher, and the second must not cut a good end short.
 */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
}
