import type { PlistDict } from '../../../codecs/plist/value.ts';
import { encodeMuxPlist, MuxMessage } from '../../../codecs/usbmux-frames.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { MuxEvent } from './device-table.ts';

/** Result numbers (device-protocols §1.3); 22 is EINVAL leaking from the daemon. */
export const MuxResult = {
  ok: 0,
  badCommand: 1,
  badDevice: 2,
  connectionRefused: 3,
  badVersion: 6,
  invalid: 22,
} as const;

const BITS_PER_SECOND = 480_000_000;

export function attachedMessage(deviceId: number, { hardware }: SimulatedDevice): PlistDict {
  return {
    DeviceID: deviceId,
    MessageType: 'Attached',
    Properties: {
      ConnectionSpeed: BITS_PER_SECOND,
      ConnectionType: 'USB',
      DeviceID: deviceId,
      LocationID: hardware.locationId,
      ProductID: hardware.usbProductId,
      SerialNumber: hardware.udid,
    },
  };
}

/** An event for a listener that speaks plists; tag 0. */
export function plistEvent(event: MuxEvent): Buffer {
  if (event.type === 'attached') return encodeMuxPlist(0, attachedMessage(event.deviceId, event.device));
  return encodeMuxPlist(0, {
    MessageType: event.type === 'detached' ? 'Detached' : 'Paired',
    DeviceID: event.deviceId,
  });
}

const HEADER_BYTES = 16;
const SERIAL_BYTES = 256;
const RECORD_BYTES = 4 + 2 + SERIAL_BYTES + 2 + 4;

/** The same for a listener of the binary protocol (§1.2). */
export function binaryEvent(event: MuxEvent): Buffer {
  const isAttached = event.type === 'attached';
  const message = Buffer.alloc(HEADER_BYTES + (isAttached ? RECORD_BYTES : 4));
  message.writeUInt32LE(message.length, 0);
  message.writeUInt32LE(binaryNumber(event.type), 8);
  message.writeUInt32LE(event.deviceId, HEADER_BYTES);
  if (isAttached) {
    const { usbProductId, udid, locationId } = event.device.hardware;
    message.writeUInt16LE(usbProductId, HEADER_BYTES + 4);
    message.write(udid, HEADER_BYTES + 6, SERIAL_BYTES - 1, 'latin1');
    message.writeUInt32LE(locationId, HEADER_BYTES + RECORD_BYTES - 4);
  }
  return message;
}

function binaryNumber(type: MuxEvent['type']): number {
  switch (type) {
    case 'attached':
      return MuxMessage.deviceAdd;
    case 'detached':
      return MuxMessage.deviceRemove;
    case 'paired':
      return MuxMessage.devicePaired;
  }
}
