import { mayAsk } from '../../shared/contract/command.ts';
import { type CommandKind, commands } from '../../shared/contract/commands.ts';
import type { RequestFrame } from '../../shared/contract/wire.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Session } from './admission.ts';

/** Asks the person at the terminal. Resolves false on anything but a clear yes. */
export type TerminalQuestion = 'erase' | 'folder';
export type AskTerminal = (question: TerminalQuestion) => Promise<boolean>;

export type GateWorld = {
  readonly ask: AskTerminal;
  /** Asked of the station, which keeps it: nobody at the terminal is bothered with what a helper may not do. */
  readonly isHelperMode: () => Promise<boolean>;
};

/**
 * Lets a browser's request through to the station, or throws. The station judges it once more, as of a window of this
 * session's role: observers ask, operators act, and nobody stops the station.
 * @throws KitError `station.unknown-command`, `station.not-allowed`, `helper.not-allowed`, `serve.arm-refused`,
 * `serve.folder-refused`
 */
export async function passGate(session: Session, { kind, input }: RequestFrame, world: GateWorld): Promise<void> {
  if (!Object.hasOwn(commands, kind)) throw new KitError('station.unknown-command', { kind });
  if (!mayAsk(session.role, commands[kind as CommandKind].role)) {
    throw new KitError('station.not-allowed', { kind });
  }
  const folder = folderIn(kind, input);
  if (folder !== undefined && !session.folders.has(folder)) {
    if (await world.isHelperMode()) throw new KitError('helper.not-allowed');
    if (!(await world.ask('folder'))) throw new KitError('serve.folder-refused');
    session.folders.add(folder);
  }
  if (!mayLeadToErase(kind, input) || session.mayErase) return;
  if (await world.isHelperMode()) throw new KitError('helper.not-allowed');
  if (!(await world.ask('erase'))) throw new KitError('serve.arm-refused');
  session.mayErase = true;
}

/** Folders of this Mac are its owner's: each that a browser names is confirmed once. */
function folderIn(kind: string, input: unknown): string | undefined {
  if (kind !== 'mirror.set' && kind !== 'mirror.import') return undefined;
  const { folder, path } = isRecord(input) ? input : {};
  return String(folder ?? path);
}

/** Every browser session starts disarmed: its first step towards a one-way effect is confirmed in the terminal. */
function mayLeadToErase(kind: string, input: unknown): boolean {
  switch (kind) {
    case 'kitting.apply':
    case 'autorun.start':
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
