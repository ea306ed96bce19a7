import type { z } from 'zod';

/**
 * From least to most: an `observer` looks, a `helper` also has devices read anew, an `operator` acts, `shell` is the
 * program that hosts the core (window, harness, service).
 */
export const roles = ['observer', 'helper', 'operator', 'shell'] as const;
export type Role = (typeof roles)[number];

/** Where a face sits. Helper mode holds whoever sits at a window; the terminal is the Mac's owner's. */
export type Seat = 'window' | 'terminal';

/** Who asks: given by the transport, never by the face itself. */
export type Caller = { readonly role: Role; readonly seat: Seat; readonly commandId?: string };

export function mayAsk(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

export function lesserRole(one: Role, other: Role): Role {
  return mayAsk(one, other) ? other : one;
}

export type CommandSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly role: Role;
  /** Only from there, whoever asks. */
  readonly seat?: Seat;
  /** Mutations carry a command id: a replay returns the first answer. */
  readonly mutates: boolean;
  readonly input: I;
  readonly output: O;
};

export function query<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  role: Role = 'observer',
): CommandSpec<I, O> {
  return { role, mutates: false, input, output };
}

export function mutation<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  role: Role = 'operator',
): CommandSpec<I, O> {
  return { role, mutates: true, input, output };
}

/** For the Mac's owner: no window may ask for it. */
export function atTerminal<S extends CommandSpec>(spec: S): S & { readonly seat: 'terminal' } {
  return { ...spec, seat: 'terminal' };
}
