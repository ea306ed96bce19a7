import type { Socket } from 'node:net';
import { parsePlist } from '../../codecs/plist/parse.ts';
import { isDict, type PlistDict } from '../../codecs/plist/value.ts';
import { encodePlistFrame, plistFrameSplitter } from '../../codecs/plist-frames.ts';

export type PlistAnswer = PlistDict | Buffer | 'end' | 'reset' | 'silence';

/**
 * The device's side of a service: answers each message by the script, in order. A Buffer goes out as it is; messages
 * are kept in `seen`.
 */
export function answerPlists(
  socket: Socket,
  answer: (message: PlistDict, n: number) => PlistAnswer | readonly PlistAnswer[],
  seen: PlistDict[] = [],
): void {
  const splitter = plistFrameSplitter();
  socket.on('error', () => {});
  socket.on('data', (chunk: Buffer) => {
    for (const frame of splitter.push(chunk)) {
      const message = parsePlist(frame);
      if (!isDict(message)) throw new TypeError('the client sent no dictionary');
      seen.push(message);
      for (const next of [answer(message, seen.length)].flat()) respond(socket, next);
    }
  });
}

function respond(socket: Socket, answer: PlistAnswer): void {
  if (answer === 'silence') return;
  if (answer === 'end') socket.end();
  else if (answer === 'reset') socket.destroy();
  else socket.write(Buffer.isBuffer(answer) ? answer : encodePlistFrame(answer));
}
