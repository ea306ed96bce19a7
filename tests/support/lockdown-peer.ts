import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { parsePlist } from '../../electron/codecs/plist/parse.ts';
import { isDict, type PlistDict } from '../../electron/codecs/plist/value.ts';
import { encodePlistFrame, plistFrameSplitter } from '../../electron/codecs/plist-frames.ts';
import { encodeMuxPlist, muxFrameSplitter, swapPort } from '../../electron/codecs/usbmux-frames.ts';
import { generateRsaKey, privateKeyPem, type RsaKey } from '../../electron/crypto/keys.ts';
import { issuePairingCertificates, type PairingCertificates } from '../../electron/crypto/pairing-certificates.ts';

/** A station's two keys, made once for a test file. */
export type HostKeys = { readonly rootKey: RsaKey; readonly hostKey: RsaKey };

export async function makeHostKeys(): Promise<HostKeys> {
  const [rootKey, hostKey] = await Promise.all([generateRsaKey(), generateRsaKey()]);
  return { rootKey, hostKey };
}

export type HostRecord = PairingCertificates & { readonly hostId: string; readonly systemBuid: string };

/** A hand on a connection to a device, that can also say what no client would. */
export type LockdownPeer = {
  readonly socket: Socket;
  ask(request: PlistDict): Promise<PlistDict>;
  /** Resolves when the device closed. */
  closed(): Promise<void>;
  /** Makes this host's certificates for the device, as §2.5 says. */
  makeRecord(keys: HostKeys): Promise<HostRecord>;
  pair(record: HostRecord, options?: PlistDict): Promise<PlistDict>;
  /** StartSession and TLS with the host's certificate. */
  startSession(record: HostRecord, keys: HostKeys): Promise<PlistDict>;
  startTls(certificatePem: string, key: RsaKey): Promise<TLSSocket>;
  close(): void;
};

/** Connects to a port of a device through usbmuxd; rejects with the Result number when it is not 0. */
export async function connectDevice(address: string, deviceId: number, port: number): Promise<Socket> {
  const socket = createConnection(address);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(encodeMuxPlist(1, { MessageType: 'Connect', DeviceID: deviceId, PortNumber: swapPort(port) }));
  const splitter = muxFrameSplitter();
  const [frame] = splitter.push((await once(socket, 'data'))[0]);
  const result = frame && parsePlist(frame.subarray(16));
  if (!isDict(result) || result.Number !== 0) {
    socket.destroy();
    throw new Error(`Result ${isDict(result) ? result.Number : 'unreadable'}`);
  }
  return socket;
}

export async function openLockdownPeer(address: string, deviceId: number, port = 62_078): Promise<LockdownPeer> {
  const raw = await connectDevice(address, deviceId, port);
  const splitter = plistFrameSplitter();
  const ended = new Promise<void>((resolve) => raw.once('close', () => resolve()));
  const frames: Buffer[] = [];
  let current: Socket = raw;
  let wake: (() => void) | undefined;
  const onData = (chunk: Buffer) => {
    frames.push(...splitter.push(chunk));
    wake?.();
  };
  raw.on('data', onData);
  void ended.then(() => wake?.());

  async function nextFrame(): Promise<Buffer> {
    while (true) {
      const frame = frames.shift();
      if (frame) return frame;
      if (raw.destroyed) throw new Error('the device closed the connection');
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  const peer: LockdownPeer = {
    socket: raw,
    async ask(request) {
      current.write(encodePlistFrame({ Label: 'test', ...request }));
      const reply = parsePlist(await nextFrame());
      if (!isDict(reply)) throw new Error('not a dictionary');
      return reply;
    },
    closed: () => ended,
    async makeRecord(keys) {
      const { Value: key } = await peer.ask({ Request: 'GetValue', Key: 'DevicePublicKey' });
      if (!(key instanceof Uint8Array)) throw new Error('no DevicePublicKey');
      const hostId = randomUUID().toUpperCase();
      const systemBuid = randomUUID().toUpperCase();
      return { ...issuePairingCertificates({ ...keys, devicePublicKeyPem: key }), hostId, systemBuid };
    },
    pair: (record, options = {}) =>
      peer.ask({
        Request: 'Pair',
        ProtocolVersion: '2',
        PairRecord: pairRecordOf(record),
        PairingOptions: { ExtendedPairingErrors: true, ...options },
      }),
    async startSession(record, keys) {
      const request = { Request: 'StartSession', HostID: record.hostId, SystemBUID: record.systemBuid };
      const reply = await peer.ask(request);
      if (reply.EnableSessionSSL === true) await peer.startTls(record.hostCertificatePem, keys.hostKey);
      return reply;
    },
    async startTls(certificatePem, key) {
      raw.removeListener('data', onData);
      const secure = connectTls({
        socket: raw,
        cert: certificatePem,
        key: privateKeyPem(key.privateKey),
        rejectUnauthorized: false,
        minVersion: 'TLSv1.2',
      });
      secure.on('error', () => {});
      secure.on('data', onData);
      current = secure;
      await once(secure, 'secureConnect');
      return secure;
    },
    close: () => void raw.destroy(),
  };
  return peer;
}

export function pairRecordOf(record: HostRecord): PlistDict {
  return {
    DeviceCertificate: Buffer.from(record.deviceCertificatePem),
    HostCertificate: Buffer.from(record.hostCertificatePem),
    RootCertificate: Buffer.from(record.rootCertificatePem),
    HostID: record.hostId,
    SystemBUID: record.systemBuid,
  };
}
