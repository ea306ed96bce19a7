import type { PlistDict } from '../../../codecs/plist/value.ts';
import type { PracticeDevice } from '../device/device.ts';
import { encodeErrorChain, type McErrorChain } from '../services/mcinstall/errors.ts';

/** What a device answers to one command; `afterwards` is done once the answer was sent. */
export type CommandAnswer = { readonly body: PlistDict; readonly afterwards?: () => void };

export type Command = (command: PlistDict, device: PracticeDevice) => CommandAnswer | Promise<CommandAnswer>;

export const FORMAT_ERROR: CommandAnswer = { body: { Status: 'CommandFormatError' } };

export function acknowledged(body: PlistDict = {}): CommandAnswer {
  return { body: { Status: 'Acknowledged', ...body } };
}

export function mdmError(code: number, text: string): CommandAnswer {
  const link = {
    ErrorCode: code,
    ErrorDomain: 'MCMDMErrorDomain',
    LocalizedDescription: text,
    USEnglishDescription: text,
  };
  return { body: { Status: 'Error', ErrorChain: [link] } };
}

/** An error with a device's own chain, in the words of its iOS. */
export function refused(error: McErrorChain[number], { hardware }: PracticeDevice): CommandAnswer {
  return { body: { Status: 'Error', ErrorChain: encodeErrorChain([error], hardware.osVersion) } };
}
