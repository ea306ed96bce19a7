import type { Reason } from '../../domain/plan.ts';
import { isReasonCode, reasonTable } from './table.ts';

/** @returns the sentence, or the bare code when a newer station sent one this face does not know. */
export function reasonText(given: Reason, language: 'ja' | 'en'): string {
  if (!isReasonCode(given.code)) return given.code;
  return reasonTable[given.code][language].replace(/\{(\w+)\}/g, (_, hole: string) => given.params[hole] ?? '?');
}
