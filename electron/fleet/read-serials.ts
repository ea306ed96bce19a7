import { typedSerialSchema } from '../../shared/domain/fleet.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { plainMac } from '../backend/files/mac.ts';
import { readCsv } from '../backend/files/read-csv.ts';
import type { Asked } from './standings.ts';

const serialHeaders = /^(シリアル(番号|no\.?|ナンバー)?|製造番号|serial[\s_-]*(number|no\.?)?)$/i;
const macHeaders = /^(端末番号|wi-?fi[\s_-]*(mac)?(アドレス|[\s_-]*address)?|mac(アドレス|[\s_-]*address)?)$/i;

/**
 * The devices a file lists: by its column of serial numbers, with Wi-Fi MACs where it has them, or one serial number on
 * each line. Each device once. @throws KitError `backend.file-unreadable`, `fleet.no-serials`.
 */
export function readSerials(bytes: Buffer, fileName: string): Asked[] {
  const { header, rows } = readCsv(bytes, fileName);
  const names = header.map((name) => name.normalize('NFKC').trim());
  const column = names.findIndex((name) => serialHeaders.test(name));
  const isPlainList = column < 0 && header.length === 1;
  const mac = names.findIndex((name) => macHeaders.test(name));
  const lines = isPlainList ? [header, ...rows] : rows;
  const devices = lines.flatMap((row) => {
    const serial = typedSerialSchema.safeParse(row[isPlainList ? 0 : column] ?? '');
    if (!serial.success) return [];
    const wifiMac = plainMac(row[mac] ?? '');
    return [{ serial: serial.data, ...(wifiMac === undefined ? {} : { wifiMac }) }];
  });
  const once = [...new Map(devices.map((device) => [device.serial, device])).values()];
  if (once.length === 0) throw new KitError('fleet.no-serials', { file: fileName });
  return once;
}
