import type { Lookup } from '../../shared/domain/record.ts';
import type { KitError } from '../../shared/errors/kit-error.ts';

/** A record as it leaves: the bytes stored when the fact happened, sent unchanged at every try (mdm §6). */
export type OutgoingRecord = {
  /** Also the idempotency key. */
  readonly recordId: string;
  /** The `EnrollmentRecord` as JSON, UTF-8. */
  readonly payload: Buffer;
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

/** One MDM backend, whatever product it is. What it cannot do is a guided manual step, never a pretended success. */
export type MdmBackend = {
  readonly capabilities: {
    readonly records: boolean;
    readonly lookup: boolean;
  };
  /** Delivers at least once; twice has the effect of once. Throws the signal's reason when aborted, nothing else. */
  deliver(record: OutgoingRecord, signal: AbortSignal): Promise<DeliverResult>;
  /**
   * One answer per serial, in the order asked; a serial the backend says nothing about is `unknown`.
   * @throws KitError `backend.*`, or the signal's reason.
   */
  lookup(serials: readonly string[], signal: AbortSignal): Promise<Lookup[]>;
  /** Lets go of kept connections. */
  close(): void;
};
