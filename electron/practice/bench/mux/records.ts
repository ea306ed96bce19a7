import type { PlistDict } from '../../../codecs/plist/value.ts';
import type { DeviceTable } from './device-table.ts';
import { MuxResult } from './messages.ts';
import type { PairRecordStore } from './pair-record-store.ts';

/** Answers the requests about the Mac's own records (device-protocols §1.7); `undefined` for other requests. */
export function answerRecords(
  { table, records }: { readonly table: DeviceTable; readonly records: PairRecordStore },
  request: PlistDict,
): PlistDict | undefined {
  const { PairRecordID: udid, PairRecordData: data, DeviceID: deviceId } = request;
  switch (request.MessageType) {
    case 'ReadBUID':
      return { BUID: records.buid };
    case 'ReadPairRecord': {
      if (typeof udid !== 'string') return result(MuxResult.invalid);
      const record = records.read(udid);
      return record ? { PairRecordData: record } : result(MuxResult.badDevice);
    }
    case 'SavePairRecord': {
      if (typeof udid !== 'string' || !(data instanceof Uint8Array)) return result(MuxResult.invalid);
      if (!records.save(udid, data)) return result(MuxResult.invalid);
      if (typeof deviceId === 'number' && table.find(deviceId)) table.paired(deviceId);
      return result(MuxResult.ok);
    }
    case 'DeletePairRecord':
      if (typeof udid !== 'string') return result(MuxResult.invalid);
      return result(records.delete(udid) ? MuxResult.ok : MuxResult.badDevice);
    default:
      return undefined;
  }
}

function result(number: number): PlistDict {
  return { MessageType: 'Result', Number: number };
}
