import type { ChainLink, Problem } from '../domain/run.ts';
import { fill } from '../texts/language.ts';
import type { ErrorKind } from './entry.ts';
import { type ErrorCode, errorTable, isErrorCode } from './table.ts';

/** The one error that crosses module borders. Everything about a code (kind, sentences, next step) is in the table. */
export class KitError extends Error {
  override readonly name = 'KitError';
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string>>;
  /** The device's own error chain, outermost first (device-protocols §3.6). */
  readonly chain: readonly ChainLink[];

  constructor(
    code: ErrorCode,
    params: Readonly<Record<string, string>> = {},
    options: { readonly cause?: unknown; readonly chain?: readonly ChainLink[] } = {},
  ) {
    super(fill(errorTable[code].en.what, params), { cause: options.cause });
    this.code = code;
    this.params = params;
    this.chain = options.chain ?? [];
  }

  get kind(): ErrorKind {
    return errorTable[this.code].kind;
  }

  /** Behaviour is keyed on the deepest link: outer ones such as 4001 name no cause. */
  get deepest(): ChainLink | undefined {
    return this.chain.at(-1);
  }

  toProblem(): Problem {
    return { code: this.code, params: { ...this.params }, chain: [...this.chain] };
  }
}

export function isKitError(error: unknown, ...codes: ErrorCode[]): error is KitError {
  return error instanceof KitError && (codes.length === 0 || codes.includes(error.code));
}

/** An error that came over a wire, as itself; a code of another version stays visible in the text. */
export function fromProblem(problem: Problem): KitError {
  if (!isErrorCode(problem.code)) return new KitError('internal.unexpected', { text: problem.code });
  return new KitError(problem.code, problem.params, { chain: problem.chain });
}

/** What was thrown, as a KitError: unknown things stay unknown, and unknown always stops. */
export function asKitError(error: unknown): KitError {
  if (error instanceof KitError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new KitError('internal.unexpected', { text }, { cause: error });
}
