import type { Socket } from 'node:net';
import { type Conversation, type ConversationOptions, createConversation } from './conversation.ts';
import { createDeviceStream, type DeviceStream } from './device-stream.ts';

/** Puts a conversation on a socket: counted, ended with the device's cable, heard from the bytes in `rest` on. */
export function openStream(
  options: ConversationOptions & {
    readonly socket: Socket;
    readonly rest: Buffer;
    /** TLS from the first byte on, with whom it says. */
    readonly tls?: Parameters<Conversation['startTls']>[0] | undefined;
    readonly closed: () => void;
  },
): DeviceStream {
  const { device, traffic, service, rest, tls } = options;
  const stream = createDeviceStream({
    socket: options.socket,
    clock: device.room.clock,
    dropAfterBytes: traffic.faults.fire('drop-after-bytes', { udid: device.hardware.udid, service })?.bytes,
    listener: {
      data: (chunk) => conversation.data(chunk),
      closed() {
        device.links.remove(stream);
        options.closed();
      },
    },
  });
  const conversation = createConversation(stream, options);
  device.links.add(stream);
  device.counters.connections += 1;
  if (tls) void conversation.startTls(tls, rest);
  else if (rest.length > 0) conversation.data(rest);
  return stream;
}
