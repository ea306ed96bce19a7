import type { z } from 'zod';
import { type Caller, type CommandSpec, lesserRole, mayAsk } from '../../shared/contract/command.ts';
import {
  type CommandFamily,
  type CommandKind,
  type Commands,
  commands,
  familyOf,
} from '../../shared/contract/commands.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';

/** One function per command of the contract; a missing one is a type error. */
export type Handlers = {
  readonly [K in CommandKind]: (
    input: z.output<Commands[K]['input']>,
    caller: Caller,
  ) => Promise<z.input<Commands[K]['output']>> | z.input<Commands[K]['output']>;
};

/** Enough to answer every replay of a window that lost its connection; older ones cannot still be in flight. */
const rememberedAnswers = 500;

/**
 * The core's own gate: every payload and every role is judged here, whatever transport it came by.
 * A mutation seen before (same command id) gets its first answer again and has no second effect.
 * @param isHelperMode asked for each request: nobody at a window is more than a helper then.
 * @param onChanged told the family (`servers`) of each command that may have changed something, whoever asked.
 */
export function createDispatcher(
  handlers: Handlers,
  isHelperMode: () => boolean,
  onChanged: (family: CommandFamily) => void = () => {},
) {
  const answers = new Map<string, Promise<unknown>>();

  return (kind: string, input: unknown, caller: Caller): Promise<unknown> => {
    if (!isCommandKind(kind)) return Promise.reject(new KitError('station.unknown-command', { kind }));
    const spec: CommandSpec = commands[kind];
    if (!mayAsk(caller.role, spec.role) || (spec.seat ?? caller.seat) !== caller.seat) {
      return Promise.reject(new KitError('station.not-allowed', { kind }));
    }
    const held = caller.seat === 'window' && isHelperMode() ? lesserRole(caller.role, 'helper') : caller.role;
    if (!mayAsk(held, spec.role)) return Promise.reject(new KitError('helper.not-allowed'));
    if (!spec.mutates || caller.commandId === undefined) return run(kind, input, caller);

    const key = `${kind} ${caller.commandId}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = run(kind, input, caller);
    answers.set(key, answer);
    if (answers.size > rememberedAnswers) answers.delete(answers.keys().next().value ?? key);
    return answer;
  };

  async function run(kind: CommandKind, input: unknown, caller: Caller): Promise<unknown> {
    const parsed = commands[kind].input.safeParse(input);
    if (!parsed.success) throw new KitError('input.invalid', { what: kind, where: firstIssue(parsed.error) });
    try {
      const handler = handlers[kind] as (input: unknown, caller: Caller) => unknown;
      return commands[kind].output.parse(await handler(parsed.data, caller));
    } catch (error) {
      throw asKitError(error);
    } finally {
      // A command that failed may have done a part of its work before.
      if (commands[kind].mutates) onChanged(familyOf(kind));
    }
  }
}

function isCommandKind(kind: string): kind is CommandKind {
  return Object.hasOwn(commands, kind);
}

/** Path and rule of the first violation, never the value: it may be a secret. */
export function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return '?';
  return `${issue.path.join('.') || '.'} (${issue.code})`;
}
