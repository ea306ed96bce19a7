/**
 * `node scep-peer-client.ts <scepserver> <depot> <right challenge> <challenge to use>`: starts scepserver, asks it for an
 * identity with our client, and prints the certificate (base64), or why there is none. scepserver listens on every address: run
 * this in a network namespace of its own.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../electron/ports/clock.ts';
import { requestIdentity } from '../../electron/practice/bench/mdm-client/scep-client.ts';

const PORT = '18080';
const [program = '', depot = '', right = '', used = ''] = process.argv.slice(2);
const server = spawn(program, ['-depot', depot, '-port', PORT, '-challenge', right], { stdio: 'ignore' });
const signal = AbortSignal.timeout(10_000);

async function isListening(): Promise<boolean> {
  const socket = createConnection(Number(PORT), '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

try {
  while (!(await isListening())) {
    signal.throwIfAborted();
    await sleep(20);
  }
  const { certificate } = await requestIdentity(
    { URL: `http://127.0.0.1:${PORT}/scep`, Challenge: used, Subject: [[['O', 'Kitbench']], [['CN', 'by Kitbench']]] },
    { anchors: [], clock: systemClock, signal },
  );
  process.stdout.write(certificate.toString('base64'));
} catch (error) {
  process.stderr.write(error instanceof Error ? `${error.message}\n` : 'failed\n');
  process.exitCode = 1;
} finally {
  server.kill();
}
