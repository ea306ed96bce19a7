import { randomUUID } from 'node:crypto';
import type { PlistDict } from '../../../codecs/plist/value.ts';

export type CommandStatus = 'queued' | 'sent' | 'not-now' | 'acknowledged' | 'error' | 'format-error' | 'withdrawn';

export type QueuedCommand = {
  readonly uuid: string;
  readonly command: PlistDict;
  readonly requestType: string;
  status: CommandStatus;
  /** How often it went out: more than once after a lost answer or a NotNow. */
  deliveries: number;
  answers: number;
  errorCodes: readonly number[];
};

export type CommandResult = {
  readonly status: Exclude<CommandStatus, 'queued' | 'sent' | 'withdrawn'>;
  readonly errorCodes: readonly number[];
};

export type CommandQueue = {
  /** @param uuid as the sender wants it to be called; its own when left out. */
  enqueue(command: PlistDict, uuid?: string): QueuedCommand;
  /** The device polled: what it put off may be offered again. */
  startPoll(): void;
  /** The oldest command without a final answer; stays until it has one (at-least-once, mdm §2.4). */
  next(): QueuedCommand | undefined;
  /** Files an answer, also a repeated one. Gives the command, or undefined for a UUID that was never sent. */
  settle(uuid: string, result: CommandResult): QueuedCommand | undefined;
  /** Takes an unanswered command back; one that is already out may still be answered. */
  withdraw(uuid: string): void;
  all(): readonly QueuedCommand[];
};

export function createCommandQueue(): CommandQueue {
  const commands: QueuedCommand[] = [];
  const putOff = new Set<QueuedCommand>();

  return {
    enqueue(command, uuid = randomUUID().toUpperCase()) {
      const requestType = typeof command.RequestType === 'string' ? command.RequestType : '';
      const queued: QueuedCommand = {
        uuid,
        command,
        requestType,
        status: 'queued',
        deliveries: 0,
        answers: 0,
        errorCodes: [],
      };
      commands.push(queued);
      return queued;
    },
    startPoll: () => putOff.clear(),
    next() {
      const found = commands.find((command) => isOpen(command) && !putOff.has(command));
      if (!found) return undefined;
      found.status = 'sent';
      found.deliveries += 1;
      return found;
    },
    settle(uuid, result) {
      const found = commands.find((command) => command.uuid === uuid);
      if (!found || found.deliveries === 0) return undefined;
      found.answers += 1;
      if (isOpen(found)) {
        found.status = result.status;
        found.errorCodes = result.errorCodes;
        if (result.status === 'not-now') putOff.add(found);
      }
      return found;
    },
    withdraw(uuid) {
      const found = commands.find((command) => command.uuid === uuid);
      if (found && isOpen(found)) found.status = 'withdrawn';
    },
    all: () => commands,
  };
}

function isOpen({ status }: QueuedCommand): boolean {
  return status === 'queued' || status === 'sent' || status === 'not-now';
}
