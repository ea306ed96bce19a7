import { backendErrors } from '../texts/errors/backend.ts';
import { enrollmentErrors } from '../texts/errors/enrollment.ts';
import { inputErrors } from '../texts/errors/input.ts';
import { kittingErrors } from '../texts/errors/kitting.ts';
import { linkErrors } from '../texts/errors/link.ts';
import { serveErrors } from '../texts/errors/serve.ts';
import { stationErrors } from '../texts/errors/station.ts';
import { windowErrors } from '../texts/errors/window.ts';
import { wireErrors } from '../texts/errors/wire.ts';

/** What the engine may do about an error (design: *The kitting run*). `unknown` stops and never retries. */
export type ErrorKind =
  | 'retryable'
  | 'needs-operator'
  | 'needs-erase'
  | 'station-problem'
  | 'device-problem'
  | 'backend-problem'
  | 'bad-input'
  | 'unknown';

export type ErrorText = { readonly what: string; readonly next: string };
export type ErrorEntry = { readonly kind: ErrorKind; readonly ja: ErrorText; readonly en: ErrorText };
export type ErrorArea = Readonly<Record<string, ErrorEntry>>;

const table = {
  ...wireErrors,
  ...kittingErrors,
  ...enrollmentErrors,
  ...backendErrors,
  ...linkErrors,
  ...serveErrors,
  ...stationErrors,
  ...inputErrors,
  ...windowErrors,
} satisfies ErrorArea;

export type ErrorCode = keyof typeof table;
export const errorTable: Readonly<Record<ErrorCode, ErrorEntry>> = table;

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(table, code);
}
