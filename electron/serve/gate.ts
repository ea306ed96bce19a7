import { type CommandKind, commands } from '../../shared/contract/commands.ts';
import type { RequestFrame } from '../../shared/contract/wire.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Session } from './admission.ts';

/** Asks the person at the terminal. Resolves false on anything but a clear yes. */
export type AskTerminal = (question: 'erase') => Promise<boolean>;

/**
 * Lets a browser's request through to the station, or throws. The station's socket trusts whoever opens it, so this is
 * where a browser's role ends: observers ask, operators act, and nobody stops the station.
 * @throws KitError `station.unknown-command`, `station.not-allowed`, `serve.arm-refused`
 */
export async function passGate(session: Session, { kind, input }: RequestFrame, ask: AskTerminal): Promise<void> {
  if (!Object.hasOwn(commands, kind)) throw new KitError('station.unknown-command', { kind });
  const { role } = commands[kind as CommandKind];
  if (role === 'shell' || (role === 'operator' && session.role !== 'operator')) {
    throw new KitError('station.not-allowed', { kind });
  }
  if (!mayLeadToErase(kind, input) || session.mayErase) return;
  if (!(await ask('erase'))) throw new KitError('serve.arm-refused');
  session.mayErase = true;
}

/** Every browser session starts disarmed: its first step towards a one-way effect is confirmed in the terminal. */
function mayLeadToErase(kind: string, input: unknown): boolean {
  switch (kind) {
    case 'kitting.apply':
      return true;
    case 'station.arm':
      return !isRecord(input) || input.armed !== false;
    case 'kitting.answer':
      return !isRecord(input) || input.answer === 'consent';
    default:
      return false;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
