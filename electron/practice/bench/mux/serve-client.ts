import type { Socket } from 'node:net';
import { parsePlist } from '../../../codecs/plist/parse.ts';
import { isDict, type PlistDict } from '../../../codecs/plist/value.ts';
import {
  encodeMuxPlist,
  encodeMuxResult,
  MuxMessage,
  muxFrameSplitter,
  parseMuxFrame,
  swapPort,
} from '../../../codecs/usbmux-frames.ts';
import type { DeviceTable, MuxEvent } from './device-table.ts';
import { attachedMessage, binaryEvent, MuxResult, plistEvent } from './messages.ts';
import type { PairRecordStore } from './pair-record-store.ts';
import { answerRecords } from './records.ts';

export type MuxServices = {
  readonly table: DeviceTable;
  readonly records: PairRecordStore;
  readonly listeners: Listeners;
  /** Takes the socket over when the device takes connections on the port; else gives the Result number. */
  connect(deviceId: number, port: number): ((socket: Socket, rest: Buffer) => void) | number;
};

/** Who listens, for ListListeners. */
type Listeners = Map<Socket, PlistDict>;

/** Serves one client of usbmuxd until it closes, or until its socket becomes a connection to a device. */
export function serveMuxClient(socket: Socket, services: MuxServices): void {
  const { table, listeners } = services;
  const splitter = muxFrameSplitter();
  let stopListening: (() => void) | undefined;

  function onData(chunk: Buffer): void {
    try {
      const frames = splitter.push(chunk);
      frames.forEach((frame, index) => {
        if (socket.destroyed) return;
        const handOver = answer(frame);
        if (!handOver) return;
        // What came behind Connect in the same read is for the device.
        const rest = Buffer.concat([...frames.slice(index + 1), splitter.rest()]);
        frames.length = index + 1;
        socket.removeListener('data', onData);
        socket.removeListener('close', onClose);
        handOver(socket, rest);
      });
    } catch {
      socket.destroy();
    }
  }
  function onClose(): void {
    stopListening?.();
    listeners.delete(socket);
  }
  socket.on('data', onData);
  socket.once('close', onClose);
  socket.on('error', () => socket.destroy());

  function answer(frame: Buffer): ReturnType<typeof connect> {
    if (stopListening) {
      socket.destroy();
      return undefined;
    }
    const { header, body } = parseMuxFrame(frame);
    if (header.version > 1) {
      socket.write(encodeMuxResult(header.tag, MuxResult.badVersion));
      return undefined;
    }
    if (header.message === MuxMessage.plist) return answerPlist(header.tag, body);
    return answerBinary(header.message, header.tag, body);
  }

  function answerBinary(message: number, tag: number, body: Buffer): ReturnType<typeof connect> {
    const result = (number: number) => socket.write(encodeMuxResult(tag, number));
    if (message === MuxMessage.listen) listen({}, result, binaryEvent);
    else if (message === MuxMessage.connect && body.length >= 6) {
      return connect(body.readUInt32LE(0), body.readUInt16BE(4), result);
    } else result(MuxResult.badCommand);
    return undefined;
  }

  function answerPlist(tag: number, body: Buffer): ReturnType<typeof connect> {
    const request = readRequest(body);
    if (typeof request?.MessageType !== 'string') return undefined;
    const reply = (dict: PlistDict) => socket.write(encodeMuxPlist(tag, dict));
    const result = (number: number) => reply({ MessageType: 'Result', Number: number });
    switch (request.MessageType) {
      case 'ListDevices':
        reply({ DeviceList: table.list().map(({ deviceId, device }) => attachedMessage(deviceId, device)) });
        return undefined;
      case 'ListListeners':
        reply({ ListenerList: [...listeners.values()] });
        return undefined;
      case 'Listen':
        listen(request, result, plistEvent);
        return undefined;
      case 'Connect':
        return connectPlist(request, result);
      default:
        reply(answerRecords(services, request) ?? { MessageType: 'Result', Number: MuxResult.badCommand });
        return undefined;
    }
  }

  function listen(request: PlistDict, result: (number: number) => void, encode: (event: MuxEvent) => Buffer): void {
    result(MuxResult.ok);
    for (const { deviceId, device } of table.list()) socket.write(encode({ type: 'attached', deviceId, device }));
    stopListening = table.on((event) => void socket.write(encode(event)));
    listeners.set(socket, describeListener(request, listeners.size));
  }

  function connectPlist(request: PlistDict, result: (number: number) => void): ReturnType<typeof connect> {
    const { DeviceID: deviceId, PortNumber: port } = request;
    if (typeof port !== 'number') {
      result(typeof deviceId === 'number' ? MuxResult.badCommand : MuxResult.badDevice);
      return undefined;
    }
    return connect(typeof deviceId === 'number' ? deviceId : 0, swapPort(port), result);
  }

  function connect(
    deviceId: number,
    port: number,
    result: (number: number) => void,
  ): ((socket: Socket, rest: Buffer) => void) | undefined {
    const taken = services.connect(deviceId, port);
    result(typeof taken === 'number' ? taken : MuxResult.ok);
    return typeof taken === 'number' ? undefined : taken;
  }
}

/** usbmuxd takes XML only, and answers nothing to what it cannot read (device-protocols §1.2). */
function readRequest(body: Buffer): PlistDict | undefined {
  if (body.subarray(0, 6).toString('latin1') === 'bplist') return undefined;
  try {
    const request = parsePlist(body);
    return isDict(request) ? request : undefined;
  } catch {
    return undefined;
  }
}

function describeListener(request: PlistDict, index: number): PlistDict {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const number = (value: unknown) => (typeof value === 'number' ? value : 0);
  return {
    Blacklisted: false,
    ...(request.BundleID !== undefined && { BundleID: text(request.BundleID) }),
    ConnType: number(request.ConnType),
    'ID String': `${index}-${text(request.ProgName)}`,
    ProgName: text(request.ProgName),
    kLibUSBMuxVersion: number(request.kLibUSBMuxVersion),
  };
}
