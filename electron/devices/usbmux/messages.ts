import { z } from 'zod';
import type { AttachedDevice } from '../../../shared/domain/device.ts';
import { udidSchema } from '../../../shared/domain/ids.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { parsePlist } from '../../codecs/plist/parse.ts';
import { isDict, type PlistDict, type PlistValue } from '../../codecs/plist/value.ts';
import { normaliseUdid } from '../../codecs/udid.ts';
import { encodeMuxPlist, MuxMessage, parseMuxFrame } from '../../codecs/usbmux-frames.ts';

/** Answers hold device lists and pair records: longer than any request may be. */
export const MAX_MUX_ANSWER_BYTES = 4 * 1024 * 1024;

/** Result numbers (device-protocols §1.3). What 2 means depends on the command. */
export const MuxResult = { ok: 0, badDevice: 2, refused: 3 } as const;

export function encodeMuxRequest(tag: number, message: PlistDict): Buffer {
  return encodeMuxPlist(tag, {
    ...message,
    ClientVersionString: 'kitbench',
    ProgName: 'kitbench',
    kLibUSBMuxVersion: 3,
  });
}

/**
 * Takes an answer or event apart. The binary protocol's Result, which usbmuxd also gives to a version it does not know,
 * comes out like the other one.
 * @throws KitError `usbmux.bad-answer`
 */
export function readMuxFrame(frame: Buffer): { tag: number; message: PlistDict } {
  const { header, body } = parseMuxFrame(frame);
  if (header.message === MuxMessage.result && body.length >= 4) {
    return { tag: header.tag, message: { MessageType: 'Result', Number: body.readUInt32LE(0) } };
  }
  if (header.message !== MuxMessage.plist) throw new KitError('usbmux.bad-answer', { reason: 'an unknown message' });
  let value: PlistValue;
  try {
    value = parsePlist(body, { maxBytes: MAX_MUX_ANSWER_BYTES });
  } catch (cause) {
    throw new KitError('usbmux.bad-answer', { reason: 'no property list' }, { cause });
  }
  if (!isDict(value)) throw new KitError('usbmux.bad-answer', { reason: 'no dictionary' });
  return { tag: header.tag, message: value };
}

/** The number of a Result. @throws KitError `usbmux.bad-answer` for anything else. */
export function resultNumber(message: PlistDict): number {
  const { Number: number } = message;
  if (message.MessageType !== 'Result' || typeof number !== 'number') {
    throw new KitError('usbmux.bad-answer', { reason: 'no Result' });
  }
  return number;
}

const attachedSchema = z.object({
  DeviceID: z.number().int(),
  Properties: z.object({
    ConnectionType: z.string(),
    SerialNumber: z.string().transform(normaliseUdid).pipe(udidSchema),
    LocationID: z.number().int().default(0),
    ProductID: z.number().int().default(0),
  }),
});

/**
 * A device on a cable, or `undefined` for one over Wi-Fi and for an entry that tells no UDID: one strange entry must
 * not hide the others. The outer DeviceID is the true one (device-protocols §1.4).
 */
export function readAttached(entry: unknown): AttachedDevice | undefined {
  const parsed = attachedSchema.safeParse(entry);
  if (!parsed.success || parsed.data.Properties.ConnectionType !== 'USB') return undefined;
  const { DeviceID: deviceId, Properties } = parsed.data;
  return {
    deviceId,
    udid: Properties.SerialNumber,
    locationId: Properties.LocationID >>> 0,
    productId: Properties.ProductID,
  };
}
