import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openRoom, type Room } from '../../electron/practice/rehearse/room.ts';
import { watchRuns } from '../../electron/practice/rehearse/run-watch.ts';
import { setUpStation } from '../../electron/practice/rehearse/set-up.ts';
import { devicesReady } from '../../electron/practice/rehearse/waits.ts';
import { hearWitnesses } from '../../electron/practice/rehearse/witness.ts';
import { type Hostility, hostilities, startHostileUsbmuxd } from '../support/hostile-usbmuxd.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function folderOfItsOwn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kb-world-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A station profile whose usbmuxd is at a path, whatever listens there. */
function profileFor(folder: string, usbmuxd: string): string {
  const dataDir = join(folder, 'station');
  mkdirSync(dataDir, { mode: 0o700 });
  const file = join(folder, 'profile.json');
  const activation = { url: 'https://localhost:9', trust: [] };
  writeFileSync(file, JSON.stringify({ label: 'Test', colour: '#336699', dataDir, usbmuxd, activation }));
  return file;
}

async function smallRoom(devices: number): Promise<Room> {
  const room = await openRoom({ devices, seed: 13, scenario: undefined, delays: 'none', latencyMs: 0 });
  cleanUps.push(room.close);
  return room;
}

/** A station problem in one clear line, exit code 4, and no stack trace. */
function stationProblem(result: CliResult, code: RegExp): void {
  expect(result.json).toMatchObject({ error: { code: expect.stringMatching(code) } });
  expect({ code: result.code, signal: result.signal, stderr: result.stderr }).toEqual({
    code: 4,
    signal: null,
    stderr: '',
  });
}

describe('a usbmuxd that is not there', () => {
  it('is told by every command that needs devices', async () => {
    const folder = folderOfItsOwn();
    const profile = profileFor(folder, join(folder, 'nobody.sock'));
    const words = ['devices', 'list', '--profile', profile, '--vault-fd', '3', '--json'];
    stationProblem(await runCli(words, { passphrase: 'secret enough' }), /^usbmux\.unreachable$/);
  });

  it('is what doctor finds', async () => {
    const folder = folderOfItsOwn();
    const profile = profileFor(folder, join(folder, 'nobody.sock'));
    const result = await runCli(['doctor', '--profile', profile, '--vault-fd', '3', '--json'], {
      passphrase: 'enough',
    });
    expect(result).toMatchObject({ code: 1, json: { ok: false } });
    expect(JSON.stringify(result.json)).toContain('usbmux');
  });
});

describe('a usbmuxd that is none', () => {
  it.each(Object.keys(hostilities) as Hostility[])('answers with %s', async (hostility) => {
    const folder = folderOfItsOwn();
    const socket = join(folder, 'mux.sock');
    const hostile = await startHostileUsbmuxd(socket, hostility);
    cleanUps.push(hostile.close);
    const words = ['devices', 'list', '--profile', profileFor(folder, socket), '--vault-fd', '3', '--json'];
    stationProblem(await runCli(words, { passphrase: 'secret enough' }), /^usbmux\./);
  });
});

describe('a usbmuxd that vanishes in the middle', () => {
  it('leaves the run waiting for its device, and the station at work', async () => {
    const room = await smallRoom(1);
    const { client, process } = await room.startStation();
    const { blueprintId } = await setUpStation(client, room);
    const [device] = await devicesReady(client, 30, (devices) => devices.length === 1);
    const watch = await watchRuns(client);
    const { planHash, nonce } = await client.call('kitting.plan', { blueprintId, devices: [device?.key ?? ''] });
    await client.call('station.arm', { armed: true });
    const down = new Promise<void>((resolve) => {
      client.subscribe(({ events }) => {
        if (events.some((event) => event.topic === 'status' && event.status.usbmuxd === 'down')) resolve();
      });
    });
    const configuring = new Promise<void>((resolve) => {
      room.benchControl.onEvent((event) => {
        const message = z.object({ event: z.literal('message'), name: z.literal('SetCloudConfiguration') });
        if (message.safeParse(event).success) resolve();
      });
    });
    await room.benchControl.call('subscribe', { gate: false });
    await client.call('kitting.apply', { planHash, nonce, devices: [device?.key ?? ''] });
    await configuring;
    await room.benchControl.call('stop', {});
    await down;
    // By what the run noticed first: that its device is gone, or that nobody is there to ask for it.
    await watch.until('waiting', 20, ([run]) => {
      return run?.phase === 'waiting' && /^wait\.(device|station)$/.test(run.waitingFor?.code ?? '');
    });
    expect(await client.call('station.status', {})).toMatchObject({ usbmuxd: 'down', devices: { attached: 0 } });
    expect(process.usage().peakMiB ?? 0).toBeLessThan(400);
    await client.close();
  }, 40_000);
});

describe('a records backend with another certificate', () => {
  it('gets nothing, and the record waits with the reason', async () => {
    const room = await smallRoom(1);
    const { client } = await room.startStation();
    const { blueprintId } = await setUpStation(client, { ...room, mdm: withoutTrust(room) });
    const [device] = await devicesReady(client, 30, (devices) => devices.length === 1);
    const watch = await watchRuns(client);
    const { planHash, nonce } = await client.call('kitting.plan', { blueprintId, devices: [device?.key ?? ''] });
    await client.call('station.arm', { armed: true });
    const refused = new Promise<void>((resolve) => {
      client.subscribe(({ events }) => {
        const isRefused = events.some(
          (event) => event.topic === 'delivery' && event.delivery.lastProblem !== undefined,
        );
        if (isRefused) resolve();
      });
    });
    await client.call('kitting.apply', { planHash, nonce, devices: [device?.key ?? ''] });
    await watch.until('the run to its end', 30, ([run]) => run?.phase === 'ended');

    await refused;
    const [entry] = await client.call('records.list', {});
    expect(entry).toMatchObject({ record: { kind: 'prepared' }, delivery: { lastProblem: { code: 'backend.tls' } } });
    const doctor = await runCli(['doctor', '--profile', room.profileFile, '--json']);
    expect({ code: doctor.code, stderr: doctor.stderr }).toEqual({ code: 1, stderr: '' });
    expect(doctor.json).toMatchObject({ ok: false });
    expect((await hearWitnesses(room)).records).toEqual([]);
    await client.close();
  }, 60_000);
});

/** The station trusts what the system trusts: not the practice MDM's own CA. */
function withoutTrust({ mdm }: Room): Room['mdm'] {
  return { ...mdm, records: { ...mdm.records, trust: [] } };
}
