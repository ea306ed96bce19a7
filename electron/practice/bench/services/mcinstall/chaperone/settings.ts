import { isDict, type PlistDict, type PlistValue } from '../../../../../codecs/plist/value.ts';
import type { PracticeDevice } from '../../../device/device.ts';
import type { McCommands } from '../command.ts';
import { encodeErrorChain } from '../errors.ts';
import { acknowledged, formatError } from '../replies.ts';

const LOCK = 1;
const HOME = 2;
const BOTH = 3;
/** From here on lock and home wallpapers come in pairs: either value changes both (device-protocols §3.2). */
const PAIRED_SINCE_MAJOR = 16;

export const settingsCommands: McCommands = {
  /** Each item is answered on its own; the command as a whole is acknowledged. */
  Settings: (request, { device }) => {
    if (!Array.isArray(request.Settings) || !request.Settings.every(isDict)) return formatError;
    return acknowledged({ Settings: request.Settings.map((item) => applyItem(device, item)) });
  },
};

function applyItem(device: PracticeDevice, item: PlistDict): PlistDict {
  if (item.Item === 'Wallpaper' && setWallpaper(device, item)) return { Item: item.Item, Status: 'Acknowledged' };
  const chain = encodeErrorChain(['setting-invalid'], device.hardware.osVersion);
  return { Item: item.Item, Status: 'Error', ErrorChain: chain };
}

function setWallpaper({ content, hardware }: PracticeDevice, item: PlistDict): boolean {
  const { Image: image, Where: where } = item;
  if (!isPicture(image) || (where !== LOCK && where !== HOME && where !== BOTH)) return false;
  const both = where === BOTH || Number.parseInt(hardware.osVersion, 10) >= PAIRED_SINCE_MAJOR;
  if (both || where === LOCK) content.wallpaper.lock = Buffer.from(image);
  if (both || where === HOME) content.wallpaper.home = Buffer.from(image);
  return true;
}

function isPicture(value: PlistValue | undefined): value is Uint8Array {
  if (!(value instanceof Uint8Array)) return false;
  const start = Buffer.from(value.subarray(0, 4)).toString('hex');
  return start === '89504e47' || start.startsWith('ffd8ff');
}
