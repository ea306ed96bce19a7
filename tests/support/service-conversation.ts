import type { PlistDict } from '../../electron/codecs/plist/value.ts';
import type { PracticeDevice } from '../../electron/practice/bench/device/device.ts';
import type { ServiceHandler, ServiceReply } from '../../electron/practice/bench/services/handler.ts';

export type ServiceConversation = {
  /** The whole reply of the handler, `afterwards` included. */
  ask(request: PlistDict): Promise<ServiceReply>;
  /** Only the answer's dictionary; throws when there is none. */
  answer(request: PlistDict): Promise<PlistDict>;
  readonly nameOf: (request: PlistDict) => string;
  /** Frames the device sent unasked. */
  readonly pushed: readonly PlistDict[];
  readonly closedByDevice: boolean;
  close(): void;
};

/** Talks to a plist service of a practice device without a socket in between. */
export function openConversation(handler: ServiceHandler, device: PracticeDevice): ServiceConversation {
  const pushed: PlistDict[] = [];
  let closedByDevice = false;
  const connection = handler.open({
    device,
    room: device.room,
    pairing: undefined,
    push: (frame) => void pushed.push(frame),
    close: () => {
      closedByDevice = true;
    },
  });
  if (connection.kind !== 'plist') throw new Error(`${handler.name} has its own framing`);
  const ask = async (request: PlistDict) => (await connection.request(request)) ?? {};
  return {
    ask,
    async answer(request) {
      const { reply } = await ask(request);
      if (reply === undefined) throw new Error('no answer');
      return reply;
    },
    nameOf: connection.nameOf,
    pushed,
    get closedByDevice() {
      return closedByDevice;
    },
    close: () => connection.closed?.(),
  };
}
