import type { Problem } from '../../../shared/domain/run.ts';
import { type Scenario, settingOf } from '../bench/options/scenario.ts';

/** How a device of a rehearsal has to end. */
export type Expectation =
  | { readonly end: 'kitted' }
  /** Left as it was, with a record that names this cause. */
  | { readonly end: 'refused'; readonly cause: string };

/** What the operator was told about a device before the day. */
export type Orders = { readonly mayErase: boolean };

export type Role = { readonly expectation: Expectation; readonly orders: Orders };

export const kitted: Expectation = { end: 'kitted' };

/** What a scenario says of the device at this place of its bench. */
export function roleOf(scenario: Scenario, index: number): Role {
  const { findMy, adeAssigned, rehearsal } = settingOf(scenario, index);
  const cause = rehearsal?.refused;
  return {
    expectation: cause === undefined ? kitted : { end: 'refused', cause },
    // An erase would leave the first Activation Locked, and hand the second over to Automated Device Enrollment.
    orders: { mayErase: rehearsal?.mayErase !== false && findMy !== true && !adeAssigned },
  };
}

/** Why a run ended without a prepared device, in one code: what the operator gave up on, else the problem itself. */
export function causeOf({ code, params }: Pick<Problem, 'code' | 'params'>): string {
  return code === 'kitting.gave-up' ? (params.reason ?? code) : code;
}
