import type { PlistDict } from '../../../../codecs/plist/value.ts';
import type { ServiceReply } from '../handler.ts';
import { encodeErrorChain, type McError, type McErrorChain } from './errors.ts';

type Afterwards = NonNullable<ServiceReply['afterwards']>;

/** What a request came to, before it is put into its wire form. */
export type McReply =
  | { readonly status: 'Acknowledged'; readonly body?: PlistDict; readonly afterwards?: Afterwards }
  | { readonly status: 'Error'; readonly chain: McErrorChain }
  | {
      readonly status: 'CommandFormatError' | 'CertificateRejected' | 'SignedRequestRejected' | 'NonceNotReceived';
    };

/** Not understood, of a wrong type, or not available on this channel (device-protocols §3.1). */
export const formatError: McReply = { status: 'CommandFormatError' };

export function acknowledged(body?: PlistDict): McReply {
  return body ? { status: 'Acknowledged', body } : { status: 'Acknowledged' };
}

/** Acknowledged, and then the device does it. */
export function acknowledgedThen(afterwards: Afterwards): McReply {
  return { status: 'Acknowledged', afterwards };
}

export function refused(...chain: readonly [McError, ...McError[]]): McReply {
  return { status: 'Error', chain };
}

export function encodeReply(reply: McReply, osVersion: string): PlistDict {
  if (reply.status === 'Acknowledged') return { Status: reply.status, ...reply.body };
  if (reply.status === 'Error') return { Status: reply.status, ErrorChain: encodeErrorChain(reply.chain, osVersion) };
  return { Status: reply.status };
}
