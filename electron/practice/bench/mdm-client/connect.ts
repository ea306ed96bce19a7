import { parsePlist } from '../../../codecs/plist/parse.ts';
import { isDict, type PlistDict } from '../../../codecs/plist/value.ts';
import type { PracticeDevice } from '../device/device.ts';
import { performCommand } from './commands.ts';
import type { SessionLink } from './session.ts';
import { TransportError } from './transport.ts';

/** `put-off`: a command was answered NotNow, so the device polls again by itself when it can. */
export type PollOutcome = 'done' | 'put-off' | 'refused';

/**
 * One round of the connect loop (mdm §2.4): from Idle until the server has nothing more. Throws TransportError when the
 * server cannot be reached or answers nonsense. `isOver` tells that the enrollment ended meanwhile.
 */
export async function pollCommands(
  device: PracticeDevice,
  link: SessionLink,
  isOver: () => boolean,
): Promise<PollOutcome> {
  const { udid } = device.hardware;
  let outcome: PollOutcome = 'done';
  let message: PlistDict = { Status: 'Idle', UDID: udid };
  let afterwards: (() => void) | undefined;
  for (;;) {
    const { status, body } = await link.put('connect', message);
    afterwards?.();
    if (isOver()) return 'done';
    if (status === 401) return 'refused';
    if (status !== 200) throw new TransportError('unreachable', `status ${status}`);
    if (body.length === 0) return outcome;
    const { CommandUUID: uuid, Command: command } = readCommand(body);
    const answer = await performCommand(command, device);
    if (isOver()) return 'done';
    if (answer.body.Status === 'NotNow') outcome = 'put-off';
    message = { ...answer.body, CommandUUID: uuid, UDID: udid };
    afterwards = answer.afterwards;
  }
}

function readCommand(body: Buffer): PlistDict {
  try {
    const value = parsePlist(body);
    if (isDict(value)) return value;
  } catch {
    // Whatever it is, it is no command.
  }
  throw new TransportError('unreachable', 'the answer holds no command');
}
