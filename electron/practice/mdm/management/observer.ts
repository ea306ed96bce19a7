import type { CommandResult, QueuedCommand } from './command-queue.ts';
import type { ManagedDevice } from './devices.ts';

/** Who stands above the MDM protocol and is told what devices did. */
export type MdmObserver = {
  /** After the answer to the TokenUpdate that made a device enrolled; false when nobody wants anything of it. */
  onEnrolled(device: ManagedDevice): boolean;
  /** A device took a command. */
  onTaken(device: ManagedDevice, uuid: string): void;
  /** It answered one, with the whole message. */
  onSettled(device: ManagedDevice, command: QueuedCommand, result: CommandResult, message: unknown): void;
  onCheckedOut(device: ManagedDevice): void;
};
