import type { z } from 'zod';

/** `observer` may look, `operator` may act, `shell` is the program that hosts the core (window, harness, service). */
export type Role = 'observer' | 'operator' | 'shell';

export type CommandSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly role: Role;
  /** Mutations carry a command id: a replay returns the first answer. */
  readonly mutates: boolean;
  readonly input: I;
  readonly output: O;
};

export function query<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): CommandSpec<I, O> {
  return { role: 'observer', mutates: false, input, output };
}

export function mutation<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  role: Role = 'operator',
): CommandSpec<I, O> {
  return { role, mutates: true, input, output };
}
