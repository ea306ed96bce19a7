import type { KeyObject } from 'node:crypto';
import type { Socket } from 'node:net';
import type { PlistDict } from '../../codecs/plist/value.ts';
import type { PairRecord } from '../pair-record.ts';
import { acceptTls } from './device-tls.ts';
import { answerPlists, type PlistAnswer } from './plist-peer.ts';

export type LockdownScript = {
  /** Answers to all but StartSession; `n` counts from 1. */
  readonly answer?: (message: PlistDict, n: number) => PlistAnswer | readonly PlistAnswer[];
  /** The pairing the device knows, and its key: with them sessions run in TLS. */
  readonly tls?: { readonly record: PairRecord; readonly deviceKey: KeyObject } | undefined;
  readonly seen?: PlistDict[];
};

/** A lockdownd that starts sessions and answers the rest by the script. */
export function scriptedLockdown({ answer = () => ({}), tls, seen = [] }: LockdownScript): (socket: Socket) => void {
  return (socket) => {
    const respond = (message: PlistDict, n: number): PlistAnswer | readonly PlistAnswer[] => {
      if (message.Request !== 'StartSession') return answer(message, n);
      if (tls === undefined) return { Request: 'StartSession', SessionID: 'S', EnableSessionSSL: false };
      if (message.HostID !== tls.record.hostId) return { Request: 'StartSession', Error: 'InvalidHostID' };
      // The upgrade waits for the answer to be written out by the caller, in this turn.
      queueMicrotask(() => answerPlists(acceptTls(socket, tls.record, tls.deviceKey), respond, seen));
      return { Request: 'StartSession', SessionID: 'S', EnableSessionSSL: true };
    };
    answerPlists(socket, respond, seen);
  };
}
