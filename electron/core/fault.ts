import { isKitError } from '../../shared/errors/kit-error.ts';
import type { FromCore } from './messages.ts';

export type Fault = FromCore & { type: 'fault' };

/** What is told of an error nobody caught: names and places, no message, for it could hold a secret. */
export function faultOf(error: unknown): Fault {
  const name = error instanceof Error ? error.name : typeof error;
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const at = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return { type: 'fault', name, at, ...(isKitError(error) ? { code: error.code } : {}) };
}
