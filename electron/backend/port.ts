import type { Lookup } from '../../shared/domain/record.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { PlistDict } from '../codecs/plist/value.ts';

/** A record as it leaves: the bytes stored when the fact happened, sent unchanged at every try (mdm §6). */
export type OutgoingRecord = {
  /** Also the idempotency key. */
  readonly recordId: string;
  /** The `EnrollmentRecord` as JSON, UTF-8. */
  readonly payload: Buffer;
};

/** An MDM command for one device, with the CommandUUID that was made when somebody decided on it. */
export type OutgoingCommand = {
  /** Also the idempotency key: every try carries the same. */
  readonly commandId: string;
  readonly serial: string;
  /** `Command` of the payload: RequestType and its keys (mdm §2.5). */
  readonly command: PlistDict & { readonly RequestType: string };
};

/** Why a try delivered nothing. An ambiguous outcome (timeout, reset after sending) is `retry`, never a refusal. */
export type DeliverFailure =
  /** `strike`: the backend itself failed at this record. The network's and the queue's troubles are no strikes. */
  | { readonly kind: 'retry'; readonly problem: KitError; readonly strike: boolean; readonly retryAfterMs?: number }
  /** Nothing can be delivered until a person acts: credentials, trust, address. */
  | { readonly kind: 'pause'; readonly problem: KitError }
  /** This record will never be taken as it is. */
  | { readonly kind: 'reject'; readonly problem: KitError };

/** `delivered`: the backend holds exactly this record, by this try or an earlier one. */
export type DeliverResult = { readonly kind: 'delivered' } | DeliverFailure;

/** `queued`: the backend holds the command, by this try or an earlier one. `woken`: whether the device was pushed. */
export type EnqueueResult = { readonly kind: 'queued'; readonly woken: 'yes' | 'no' | 'unknown' } | DeliverFailure;

/** What the backend knows of a command. `waiting`: queued, or NotNow; `unknown`: it cannot tell. */
export type CommandOutcome = {
  readonly state: 'waiting' | 'acknowledged' | 'failed' | 'unknown';
  readonly source: string;
  readonly asOf: string;
};

export type Capabilities = {
  /** Takes enrollment records over the network. */
  readonly records: boolean;
  /** Tells whether a serial is enrolled. */
  readonly lookup: boolean;
  /** Takes MDM commands. */
  readonly commands: boolean;
  /** Has no API: a person carries files to and from its console, and its answers are as old as the last file. */
  readonly files: boolean;
};

/**
 * One MDM backend, whatever product it is. What it does not declare it refuses with `backend.cannot-*`: that is a guided
 * manual step, never a pretended success.
 */
export type MdmBackend = {
  readonly capabilities: Capabilities;
  /** Delivers at least once; twice has the effect of once. Throws the signal's reason when aborted, nothing else. */
  deliver(record: OutgoingRecord, signal: AbortSignal): Promise<DeliverResult>;
  /** The same for several records in one request, where a product may have that. */
  readonly batch?: BatchDelivery;
  /**
   * One answer per serial, in the order asked; a serial the backend says nothing about is `unknown`.
   * @throws KitError `backend.*`, or the signal's reason.
   */
  lookup(serials: readonly string[], signal: AbortSignal): Promise<Lookup[]>;
  /** Queues at least once; twice has the effect of once. Throws the signal's reason when aborted, nothing else. */
  enqueue(command: OutgoingCommand, signal: AbortSignal): Promise<EnqueueResult>;
  /** @throws KitError `backend.*`, or the signal's reason. */
  outcome(commandId: string, signal: AbortSignal): Promise<CommandOutcome>;
  /**
   * Asks something harmless with our credentials, changing nothing there.
   * @throws KitError `backend.*`, or the signal's reason.
   */
  check(signal: AbortSignal): Promise<void>;
  /** Lets go of kept connections. */
  close(): void;
};

export type BatchDelivery = {
  /** How many records one request may carry now; 1 until the server has said that it takes more. */
  size(): number;
  /** @param records of different devices. @returns one result for each, in their order; throws as `deliver` does. */
  deliver(records: readonly OutgoingRecord[], signal: AbortSignal): Promise<DeliverResult[]>;
};

type Ability = 'records' | 'lookup' | 'commands';

/** The plain refusal of what a backend does not declare. */
function cannot(product: string, ability: Ability): KitError {
  return new KitError(`backend.cannot-${ability}`, { product });
}

/** The methods of what a backend does not do; an adapter spreads them in and replaces those it does. */
export function refusals(product: string): Pick<MdmBackend, 'deliver' | 'lookup' | 'enqueue' | 'outcome'> {
  return {
    deliver: async (_, signal) => {
      signal.throwIfAborted();
      return { kind: 'reject', problem: cannot(product, 'records') };
    },
    lookup: async (_, signal) => {
      signal.throwIfAborted();
      throw cannot(product, 'lookup');
    },
    enqueue: async (_, signal) => {
      signal.throwIfAborted();
      return { kind: 'reject', problem: cannot(product, 'commands') };
    },
    outcome: async (_, signal) => {
      signal.throwIfAborted();
      throw cannot(product, 'commands');
    },
  };
}
