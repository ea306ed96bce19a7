import { randomUUID } from 'node:crypto';
import { parsePlist } from '../../../codecs/plist/parse.ts';
import { isDict } from '../../../codecs/plist/value.ts';
import { writeXmlPlist } from '../../../codecs/plist/write-xml.ts';

/** The Mac's pair records, by UDID: an erase of the device does not touch them (device-protocols §1.7). */
export type PairRecordStore = {
  /** The Mac's SystemBUID. */
  readonly buid: string;
  read(udid: string): Buffer | undefined;
  /** Keeps it as XML; false when the bytes are no dictionary, and the previous record stays. */
  save(udid: string, record: Uint8Array): boolean;
  delete(udid: string): boolean;
};

export function createPairRecordStore(): PairRecordStore {
  const records = new Map<string, Buffer>();
  return {
    buid: randomUUID().toUpperCase(),
    read: (udid) => records.get(udid),
    save(udid, record) {
      const xml = rewrite(record);
      if (xml) records.set(udid, xml);
      return xml !== undefined;
    },
    delete: (udid) => records.delete(udid),
  };
}

function rewrite(record: Uint8Array): Buffer | undefined {
  try {
    const value = parsePlist(record);
    return isDict(value) ? writeXmlPlist(value) : undefined;
  } catch {
    return undefined;
  }
}
