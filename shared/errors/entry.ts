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
