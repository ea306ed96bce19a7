import { runGoIos } from '../support/go-ios.ts';

/** Runs one go-ios command against a bench. @returns its standard output. @throws Error when it fails. */
export async function goIos(usbmuxd: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runGoIos({ address: usbmuxd }, ...args);
  if (code === 0) return stdout;
  throw new Error(`ios ${args[0]} ended with ${code}: ${stderr.slice(-500)}`);
}

/** Does the work for each item, `width` at a time. @returns seconds from the first start to the last end. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<unknown>,
): Promise<number> {
  const waiting = [...items];
  const started = performance.now();
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return (performance.now() - started) / 1000;
}
