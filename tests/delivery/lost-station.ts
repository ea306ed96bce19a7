import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createRestBackend } from '../../electron/backend/adapters/rest/rest-backend.ts';
import { importMirror } from '../../electron/backend/mirror/import-mirror.ts';
import { markFolder } from '../../electron/backend/mirror/mirror-file.ts';
import { createOutbox } from '../../electron/backend/outbox.ts';
import { keyOfPassphrase } from '../../electron/identity/passphrase-key.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { openStore } from '../../electron/store/store.ts';
import type { EnrollmentRecord } from '../../shared/domain/record.ts';
import { sampleServerId } from '../support/sample-run.ts';
import { judge } from './deliver-many.ts';
import { type MdmProcess, startMdmProcess } from './mdm-process.ts';

export type LostStationFigures = {
  readonly mirrored: number;
  readonly imported: number;
  readonly lost: number;
  readonly doubled: number;
  readonly disordered: number;
};

/** A station is killed while it records, mirrors and sends; its data is gone; another takes the mirror over. */
export async function loseStation(atLeast: number): Promise<LostStationFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'kb-lost-'));
  const [dataDir, stick] = [join(folder, 'station'), join(folder, 'stick')];
  mkdirSync(stick);
  await markFolder(stick);
  const passphrase = Buffer.from('a phrase for the stick');
  const salt = Buffer.alloc(32, 3);
  const key = await keyOfPassphrase(passphrase, salt, 2 ** 10);
  const mdm = await startMdmProcess();
  try {
    const mirrored = await runUntil(atLeast, mdm, [dataDir, stick, key.toString('base64'), salt.toString('base64')]);
    rmSync(dataDir, { recursive: true });
    const store = openStore({ dataDir: join(folder, 'another'), clock: systemClock });
    const { added } = await importMirror(store, stick, passphrase, { fallbackServer: sampleServerId });
    const backend = createRestBackend({ ...mdm.records, token: () => mdm.records.token, clock: systemClock });
    const outbox = createOutbox({ store, backendFor: () => backend, clock: systemClock, random: Math.random });
    outbox.start();
    await outbox.drain(AbortSignal.timeout(600_000));
    await outbox.stop();
    backend.close();
    store.close();
    const { lost, doubled, disordered } = judge(mirrored, await mdm.witness());
    return { mirrored: mirrored.length, imported: added, lost, doubled, disordered };
  } finally {
    await mdm.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns what the station had said to be mirrored when it was killed. */
async function runUntil(
  atLeast: number,
  { records }: MdmProcess,
  args: readonly string[],
): Promise<EnrollmentRecord[]> {
  const program = resolve(import.meta.dirname, 'mirroring-station.ts');
  const words = [program, ...args, records.baseUrl, records.token, records.trust[0] ?? ''];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const mirrored: EnrollmentRecord[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    mirrored.push(...(JSON.parse(line) as EnrollmentRecord[]));
    if (mirrored.length >= atLeast) child.kill('SIGKILL');
  }
  await exit;
  return mirrored;
}
