import type { PlistDict } from '../../../../codecs/plist/value.ts';
import type { PracticeDevice } from '../../device/device.ts';
import type { Escalation } from './escalation.ts';
import type { McReply } from './replies.ts';

export type McContext = {
  readonly device: PracticeDevice;
  readonly escalation: Escalation;
};

/** Answers one RequestType. May throw ProfileRefused. */
type McCommand = (request: PlistDict, context: McContext) => McReply | Promise<McReply>;

export type McCommands = Readonly<Record<string, McCommand>>;
