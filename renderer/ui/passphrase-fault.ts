import { leastPassphrase } from '../../shared/contract/window.ts';

/** What keeps a passphrase from being taken. Its characters are counted, not their bytes. */
export function passphraseFault(first: string, second: string): 'too-short' | 'differ' | undefined {
  if (first.length < leastPassphrase) return 'too-short';
  return first === second ? undefined : 'differ';
}
