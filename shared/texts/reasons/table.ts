import type { Reason } from '../../domain/plan.ts';
import type { ReasonArea, ReasonText } from './area.ts';
import { planReasons } from './plan.ts';
import { waitingReasons } from './waiting.ts';

const table = { ...planReasons, ...waitingReasons } satisfies ReasonArea;

export type ReasonCode = keyof typeof table;
export const reasonTable: Readonly<Record<ReasonCode, ReasonText>> = table;

export function isReasonCode(code: string): code is ReasonCode {
  return Object.hasOwn(table, code);
}

/** The `{holes}` of a sentence; `{count:one|more}` is the hole `count`. */
export type Holes<S extends string> = S extends `${string}{${infer Hole}}${infer Rest}`
  ? (Hole extends `${infer Name}:${string}` ? Name : Hole) | Holes<Rest>
  : never;
type ParamsOf<C extends ReasonCode> = Holes<(typeof table)[C]['en']>;
type ParamsArgument<C extends ReasonCode> = [ParamsOf<C>] extends [never]
  ? []
  : [Readonly<Record<ParamsOf<C>, string>>];

/** Makes a reason; a sentence's missing or misspelt hole is a type error. */
export function reason<C extends ReasonCode>(code: C, ...[params]: ParamsArgument<C>): Reason {
  return { code, params: { ...params } };
}
