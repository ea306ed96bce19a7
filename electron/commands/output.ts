import type { Problem } from '../../shared/domain/run.ts';
import { asKitError, type KitError } from '../../shared/errors/kit-error.ts';
import { fill, type Language, languageFrom } from '../../shared/texts/language.ts';
import { problemText } from '../../shared/texts/problem-text.ts';

/** Exit codes are part of the command line's contract (docs/operating.md). */
export const exitCodes = {
  ok: 0,
  /** The work ran, and some of it did not succeed. */
  failed: 1,
  /** Wrong words, file or value: nothing was changed. */
  badInput: 2,
  /** A person has to do something first. */
  needsOperator: 3,
  /** The station itself is not fit: no usbmuxd, store held by another, no network. */
  station: 4,
} as const;

export type Output = {
  readonly json: boolean;
  readonly language: Language;
  /** For people; silent with --json. */
  say(line: string): void;
  /** For programs: one JSON text on one line of stdout. */
  data(value: unknown): void;
  /** Chooses the sentence of the person's language and fills it. */
  text(texts: Readonly<Record<Language, string>>, params?: Readonly<Record<string, string>>): string;
};

/** `--lang`, else the system's locale. */
export function languageOf(options: { readonly lang?: string }): Language {
  return languageFrom(options.lang ?? process.env.LC_ALL ?? process.env.LANG);
}

export function createOutput(options: { readonly json?: boolean; readonly lang?: string }): Output {
  const language = languageOf(options);
  return {
    json: options.json === true,
    language,
    say: (line) => {
      if (options.json !== true) process.stdout.write(`${line}\n`);
    },
    data: (value) => {
      if (options.json === true) process.stdout.write(`${JSON.stringify(value)}\n`);
    },
    text: (texts, params = {}) => fill(texts[language], params),
  };
}

/** Tells an error to a person (and, with --json, to a program) and gives its exit code. */
export function reportError(error: unknown, output: Output): number {
  const known = asKitError(error);
  if (output.json) {
    process.stdout.write(`${JSON.stringify({ error: known.toProblem() })}\n`);
  } else {
    process.stderr.write(`${describeProblem(known.toProblem(), output.language)}\n`);
  }
  return exitCodeFor(known);
}

export function describeProblem(problem: Problem, language: Language): string {
  const { what, next, code } = problemText(problem, language);
  return [what, next, `[${code}]`].filter((line) => line !== '').join('\n  ');
}

function exitCodeFor(error: KitError): number {
  // Retryable in a run, where usbmuxd may come back; a command that ends with it found no station to work with.
  if (error.code.startsWith('usbmux.')) return exitCodes.station;
  switch (error.kind) {
    case 'bad-input':
      return exitCodes.badInput;
    case 'needs-operator':
    case 'needs-erase':
      return exitCodes.needsOperator;
    case 'station-problem':
      return exitCodes.station;
    default:
      return exitCodes.failed;
  }
}
