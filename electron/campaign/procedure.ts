import type { StepText } from '../../shared/texts/manual-steps/step.ts';

/** What a cell of the console's information must say. */
export type Expectation =
  | { readonly column: string; readonly is: string }
  | { readonly column: string; readonly atLeastVersion: string };

/** Time that a step may take from the tick of another; when it is over, the device begins again there. */
export type Within = { readonly days: number; readonly since: string };

export type DeviceStep = StepText & { readonly within?: Within } & (
    | { readonly proof: 'tick' }
    /** `otherwise`: the step to do again when the reading says something else. */
    | { readonly proof: 'reading'; readonly expect: Expectation; readonly otherwise: string }
  );

export type OnceStep = StepText &
  (
    | { readonly proof: 'tick' }
    /** `renews`: it must carry the topic of that step's certificate, and end later. */
    | { readonly proof: 'certificate'; readonly renews?: string }
  );

/** An ordered procedure over many devices, as data. */
export type Procedure = {
  readonly id: string;
  readonly title: { readonly ja: string; readonly en: string };
  readonly expiresAt?: string;
  readonly once: readonly OnceStep[];
  readonly steps: readonly DeviceStep[];
  /** How the console's list of devices is read and written; absent where no device is touched one by one. */
  readonly list?: {
    readonly header: readonly string[];
    readonly device: string;
    readonly readAt: string;
    /** Shows that a device is done, whatever step it stood before. */
    readonly done: Expectation;
  };
};

export function holds(expectation: Expectation, cells: Readonly<Record<string, string>>): boolean {
  const cell = cells[expectation.column] ?? '';
  if ('is' in expectation) return cell === expectation.is;
  return isVersionAtLeast(cell, expectation.atLeastVersion);
}

function isVersionAtLeast(text: string, least: string): boolean {
  const parts = (version: string) => version.split('.').map(Number);
  const [have, need] = [parts(text), parts(least)];
  if (have.some(Number.isNaN)) return false;
  const differs = need.findIndex((part, at) => (have[at] ?? 0) !== part);
  return differs < 0 || (have[differs] ?? 0) > (need[differs] ?? 0);
}
