import { mkdirSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { StationCore } from '../../electron/link/core.ts';
import { type StationServer, serveStation } from '../../electron/link/server.ts';
import { type Serve, type ServeOptions, startServe } from '../../electron/serve/start-serve.ts';
import type { Caller } from '../../shared/contract/command.ts';
import type { StationStatus } from '../../shared/domain/station.ts';
import { scratchDirectory } from './scratch.ts';

export type ServedStation = {
  readonly serve: Serve;
  /** What reached the station: kind and input. */
  readonly calls: { readonly kind: string; readonly input: unknown; readonly caller: Caller }[];
  readonly socketPath: string;
  setHelperMode(on: boolean): void;
  stopStation(): void;
  startStation(): Promise<void>;
};

/** A station that answers everything with its kind, behind a real server on loopback. */
export async function serveTestStation(options: Partial<ServeOptions> = {}): Promise<ServedStation> {
  const folder = scratchDirectory();
  const socketPath = join(folder, 's.sock');
  const pageFolder = join(folder, 'page');
  mkdirSync(join(pageFolder, 'assets'), { recursive: true });
  writeFileSync(join(pageFolder, 'index.html'), '<meta name="style-nonce" content="__STYLE_NONCE__">');
  writeFileSync(join(pageFolder, 'assets', 'a-1.js'), 'a()');
  writeFileSync(join(folder, 'secret.html'), 'secret');
  const calls: { kind: string; input: unknown; caller: Caller }[] = [];
  let helperMode = false;
  const core: StationCore = {
    station: 'test',
    handle: async (kind, input, caller) => {
      // What the server itself asks, beside its faces.
      if (caller.seat === 'terminal') return statusIn(helperMode);
      calls.push({ kind, input, caller });
      return { handled: kind };
    },
    subscribe: () => () => {},
  };
  let station: StationServer | undefined = await serveStation(socketPath, core, 'shell');
  const serve = await startServe({
    stationSocket: socketPath,
    pageFolder,
    port: 0,
    ask: async () => false,
    mayErase: false,
    ...options,
  });
  onTestFinished(async () => {
    await serve.close();
    station?.close();
  });
  return {
    serve,
    calls,
    socketPath,
    setHelperMode: (on) => {
      helperMode = on;
    },
    stopStation: () => station?.close(),
    startStation: async () => {
      station = await serveStation(socketPath, core, 'shell');
    },
  };
}

function statusIn(helperMode: boolean): StationStatus {
  return {
    station: 'test',
    profile: { label: 'Test', colour: '#123456' },
    usbmuxd: 'up',
    armed: false,
    paused: false,
    autoRun: { state: 'off' },
    helper: { on: helperMode, pinSet: helperMode },
    devices: { attached: 0, running: 0, waiting: 0 },
    records: { pending: 0, parked: 0, delivered: 0, authPaused: false, paused: [] },
  };
}

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

export function fetchFrom(
  origin: string,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: OutgoingHttpHeaders } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    // The path goes out as it is; a URL would tidy it up first.
    const ask = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    ask.once('error', reject);
    ask.end();
  });
}

export type TestFace = {
  send(frame: unknown): void;
  /** The next text, parsed; rejects when the socket closes first. */
  next(): Promise<Record<string, unknown>>;
  readonly closed: Promise<number>;
  close(): void;
};

export async function openFace(
  origin: string,
  headers: Record<string, string> = { origin },
  path = '/station',
): Promise<TestFace> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`, { headers });
  const texts: string[] = [];
  const waiting: ((text: string) => void)[] = [];
  const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)));
  socket.on('message', (data) => {
    const text = String(data);
    const next = waiting.shift();
    if (next === undefined) texts.push(text);
    else next(text);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  return {
    closed,
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    next: async () => {
      const text =
        texts.shift() ??
        (await Promise.race([
          new Promise<string>((resolve) => waiting.push(resolve)),
          closed.then((code) => Promise.reject(new Error(`closed with ${code}`))),
        ]));
      return JSON.parse(text);
    },
    close: () => socket.close(),
  };
}

export function tokenOf(address: string): string {
  return new URL(address).hash.replace('#token=', '');
}
