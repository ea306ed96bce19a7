export type FrameErrorReason = 'too-large' | 'malformed';

/** The stream cannot be read further: a frame is longer than agreed, or its header is none. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
  readonly reason: FrameErrorReason;

  constructor(reason: FrameErrorReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

export type FrameSplitter = {
  /**
   * Takes the next bytes off the wire, gives the frames they complete. A bad header throws FrameError as soon as it is
   * read, before its body is waited for; frames complete before it are given first, and the next push throws.
   */
  push(chunk: Uint8Array): Buffer[];
  /** Takes out the bytes no frame has used, for whoever reads the stream from here (TLS upgrade). */
  rest(): Buffer;
};

type FrameShape = {
  readonly headerBytes: number;
  /** Bytes of the whole frame, header included; throws FrameError for a header that is none. */
  readonly frameBytes: (header: Buffer) => number;
  /** Bytes at the start of each frame that `push` leaves off. */
  readonly dropBytes: number;
  /** The longest frame, header included. */
  readonly maxFrameBytes: number;
};

/** An idle connection keeps no more than this. */
const KEEP_BYTES = 64 * 1024;

/** Cuts a byte stream into frames. Each byte is copied a bounded number of times, however small the chunks are. */
export function createFrameSplitter(shape: FrameShape): FrameSplitter {
  let store = Buffer.alloc(0);
  let start = 0;
  let end = 0;

  function append(chunk: Uint8Array): void {
    const held = end - start;
    if (chunk.byteLength > store.length - end) {
      const needed = held + chunk.byteLength;
      // Moving down only when half the room comes free, and doubling otherwise, keeps the copying linear.
      const target = needed * 2 <= store.length ? store : Buffer.allocUnsafeSlow(needed * 2);
      store.copy(target, 0, start, end);
      store = target;
      start = 0;
      end = held;
    }
    store.set(chunk, end);
    end += chunk.byteLength;
  }

  function nextFrameBytes(): number | undefined {
    if (end - start < shape.headerBytes) return undefined;
    const length = shape.frameBytes(store.subarray(start, start + shape.headerBytes));
    if (length > shape.maxFrameBytes) {
      throw new FrameError('too-large', `a frame of ${length} bytes, more than ${shape.maxFrameBytes}`);
    }
    return length;
  }

  function release(): void {
    if (start < end) return;
    if (store.length > KEEP_BYTES) store = Buffer.alloc(0);
    start = 0;
    end = 0;
  }

  return {
    push(chunk) {
      append(chunk);
      const frames: Buffer[] = [];
      try {
        for (let length = nextFrameBytes(); length !== undefined; length = nextFrameBytes()) {
          if (end - start < length) break;
          frames.push(Buffer.from(store.subarray(start + shape.dropBytes, start + length)));
          start += length;
        }
      } catch (error) {
        if (frames.length === 0) throw error;
      }
      release();
      return frames;
    },
    rest() {
      const left = Buffer.from(store.subarray(start, end));
      start = end;
      release();
      return left;
    },
  };
}
