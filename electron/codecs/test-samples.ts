import { existsSync, readFileSync } from 'node:fs';

/** Bytes recorded from a real device; they lie beside the repository, never in it. */
const DIRECTORY = new URL('../../../shared/samples/device/', import.meta.url);

export const haveSamples = existsSync(DIRECTORY);

export function sample(name: string): Buffer {
  return readFileSync(new URL(name, DIRECTORY));
}
