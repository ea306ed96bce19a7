import type { Socket } from 'node:net';
import type { AttachedDevice } from '../../../shared/domain/device.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { PlistDict } from '../../codecs/plist/value.ts';
import { muxFrameSplitter, swapPort } from '../../codecs/usbmux-frames.ts';
import type { Clock } from '../../ports/clock.ts';
import { encodePairRecord, type PairRecord, parsePairRecord } from '../pair-record.ts';
import { muxFaults } from '../streams/faults.ts';
import { frameSocket } from '../streams/framed-socket.ts';
import type { WireTrace } from '../streams/trace.ts';
import type { MuxAddress } from './address.ts';
import { dialMux } from './dial.ts';
import {
  encodeMuxRequest,
  MAX_MUX_ANSWER_BYTES,
  MuxResult,
  readAttached,
  readMuxFrame,
  resultNumber,
} from './messages.ts';

/** usbmuxd: who is attached, a byte stream to a device's port, and the pair records (device-protocols §1). */
export type Mux = {
  readonly trace?: WireTrace | undefined;
  /** Devices on a cable; those over Wi-Fi are left out. */
  listDevices(signal?: AbortSignal): Promise<AttachedDevice[]>;
  /**
   * A stream to a port of the device. `rest` came together with the answer and belongs before what the socket gives.
   * @throws KitError `usbmux.device-gone`; `usbmux.refused` while nobody listens there, as right after boot.
   */
  connect(deviceId: number, port: number, signal?: AbortSignal): Promise<{ socket: Socket; rest: Buffer }>;
  /** The UUID this host gives itself in pairings. */
  readBuid(signal?: AbortSignal): Promise<string>;
  /** `undefined` when there is none. @throws KitError `lockdown.pair-record-malformed` */
  readPairRecord(udid: string, signal?: AbortSignal): Promise<PairRecord | undefined>;
  /** @param deviceId makes usbmuxd tell its listeners that this device was paired. */
  savePairRecord(udid: string, record: PairRecord, deviceId?: number, signal?: AbortSignal): Promise<void>;
  /** `false` when there was none. */
  deletePairRecord(udid: string, signal?: AbortSignal): Promise<boolean>;
};

/**
 * One connection per request: 0.1 ms dearer than on a kept one, some three times a device, and nothing to repair when
 * usbmuxd restarts.
 */
export function createMux(
  address: MuxAddress,
  options: { readonly clock: Clock; readonly timeoutMs?: number; readonly trace?: WireTrace },
): Mux {
  const { clock, timeoutMs = 10_000, trace } = options;

  async function exchange(request: PlistDict & { MessageType: string }, signal: AbortSignal | undefined) {
    const command = request.MessageType;
    const socket = await dialMux(address, { clock, timeoutMs, signal });
    const splitter = muxFrameSplitter({ maxFrame: MAX_MUX_ANSWER_BYTES });
    const stream = frameSocket(socket, splitter, { clock, faults: muxFaults(command), signal });
    try {
      trace?.('usbmuxd', command, 'sent');
      stream.send(encodeMuxRequest(1, request));
      const frame = await stream.receive({ message: command, timeoutMs, last: true });
      trace?.('usbmuxd', command, 'received');
      return { stream, message: readMuxFrame(frame).message };
    } catch (error) {
      stream.close();
      throw error;
    }
  }

  async function ask(request: PlistDict & { MessageType: string }, signal: AbortSignal | undefined) {
    const { stream, message } = await exchange(request, signal);
    stream.close();
    return message;
  }

  function failed(command: string, number: number): KitError {
    return new KitError('usbmux.failed', { command, number: String(number) });
  }

  return {
    trace,
    async listDevices(signal) {
      const { DeviceList: list, ...other } = await ask({ MessageType: 'ListDevices' }, signal);
      if (!Array.isArray(list)) throw failed('ListDevices', resultNumber(other));
      return list.map(readAttached).filter((device) => device !== undefined);
    },
    async connect(deviceId, port, signal) {
      const request = { MessageType: 'Connect', DeviceID: deviceId, PortNumber: swapPort(port) };
      const { stream, message } = await exchange(request, signal);
      try {
        const number = resultNumber(message);
        if (number === MuxResult.ok) return stream.detach();
        if (number === MuxResult.badDevice) throw new KitError('usbmux.device-gone');
        if (number === MuxResult.refused) throw new KitError('usbmux.refused', { port: String(port) });
        throw failed('Connect', number);
      } catch (error) {
        stream.close();
        throw error;
      }
    },
    async readBuid(signal) {
      const message = await ask({ MessageType: 'ReadBUID' }, signal);
      if (typeof message.BUID === 'string' && message.BUID !== '') return message.BUID;
      throw failed('ReadBUID', resultNumber(message));
    },
    async readPairRecord(udid, signal) {
      const message = await ask({ MessageType: 'ReadPairRecord', PairRecordID: udid }, signal);
      if (message.PairRecordData instanceof Uint8Array) return parsePairRecord(message.PairRecordData);
      const number = resultNumber(message);
      // Here 2 is ENOENT shining through, not a bad device (device-protocols §1.3).
      if (number === MuxResult.badDevice) return undefined;
      throw failed('ReadPairRecord', number);
    },
    async savePairRecord(udid, record, deviceId, signal) {
      const number = resultNumber(
        await ask(
          {
            MessageType: 'SavePairRecord',
            PairRecordID: udid,
            PairRecordData: encodePairRecord(record),
            DeviceID: deviceId,
          },
          signal,
        ),
      );
      if (number !== MuxResult.ok) throw failed('SavePairRecord', number);
    },
    async deletePairRecord(udid, signal) {
      const number = resultNumber(await ask({ MessageType: 'DeletePairRecord', PairRecordID: udid }, signal));
      if (number === MuxResult.badDevice) return false;
      if (number !== MuxResult.ok) throw failed('DeletePairRecord', number);
      return true;
    },
  };
}
