import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { type MessagePortMain, PortCrossing, type PortMessage } from './ports.ts';

type Line = PortMessage | { readonly type: 'message'; readonly data: unknown; readonly ports: readonly number[] };

/** A real process of its own. */
class UtilityProcess extends EventEmitter {
  static readonly running = new Map<UtilityProcess, string>();
  readonly #child: ChildProcess;
  constructor(path: string, args: string[], { env, serviceName = '' }: Electron.ForkOptions) {
    super();
    const line: ForkOptions = { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' };
    this.#child = fork(path, args, { ...line, env: { ...env }, execArgv: ['--import', import.meta.url] });
    UtilityProcess.running.set(this, serviceName);
    this.#child.on('message', (line: Line) =>
      line.type === 'message' ? this.emit('message', line.data) : this.#ports.take(line),
    );
    this.#child.once('exit', (code) => {
      UtilityProcess.running.delete(this);
      this.#ports.closeAll();
      this.emit('exit', code ?? 15);
    });
  }
  get pid(): number | undefined {
    return this.#child.pid;
  }
  postMessage(data: unknown, transfer: MessagePortMain[] = []): void {
    this.#send({ type: 'message', data, ports: transfer.map((port) => this.#ports.send(port)) });
  }
  readonly #ports = new PortCrossing((message) => this.#send(message));
  kill = (): boolean => this.#child.kill('SIGTERM');
  #send = (line: Line): unknown => this.#child.connected && this.#child.send(line, () => {});
}

export const utilityProcess = {
  fork: (...how: ConstructorParameters<typeof UtilityProcess>) => new UtilityProcess(...how),
};
export const utilityMetrics = () =>
  [...UtilityProcess.running].map(([{ pid = 0 }, serviceName]) => ({ type: 'Utility', pid, serviceName }));

/** Preloaded into the process itself, this file gives it `process.parentPort`. */
if (process.argv[1] !== undefined && process.execArgv.includes(import.meta.url)) {
  const parentPort = Object.assign(new EventEmitter(), {
    postMessage: (data: unknown) => process.send?.({ type: 'message', data, ports: [] }),
  });
  const ports = new PortCrossing((message) => process.send?.(message));
  process.on('message', (line: Line) => {
    if (line.type !== 'message') return ports.take(line);
    return parentPort.emit('message', { data: line.data, ports: line.ports.map((id) => ports.receive(id)) });
  });
  process.once('disconnect', () => process.exit(0));
  Object.assign(process, { parentPort, type: 'utility' });
}
