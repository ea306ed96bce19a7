import type { AfcPacket } from '../../../../codecs/afc-frames.ts';
import { AfcRefused } from './media-tree.ts';

/** Takes an operation's parameters off one after another; each throws AfcRefused when there is none. */
export type ParameterReader = {
  handle(): bigint;
  /** A signed 64-bit number that JavaScript can hold. */
  number(): number;
  /** A NUL-terminated text; the last one's NUL may be missing. */
  text(): string;
};

export function readParameters({ params: bytes }: AfcPacket): ParameterReader {
  let at = 0;

  function take(length: number): Buffer {
    if (bytes.length - at < length) throw new AfcRefused('invalidArgument');
    at += length;
    return bytes.subarray(at - length, at);
  }

  return {
    handle: () => take(8).readBigUInt64LE(),
    number() {
      const value = Number(take(8).readBigInt64LE());
      if (!Number.isSafeInteger(value)) throw new AfcRefused('invalidArgument');
      return value;
    },
    text() {
      if (at >= bytes.length) throw new AfcRefused('invalidArgument');
      const end = bytes.indexOf(0, at);
      const text = take((end < 0 ? bytes.length : end) - at).toString('utf8');
      at += 1;
      return text;
    },
  };
}
