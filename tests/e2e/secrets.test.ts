import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { figuresOf } from '../../electron/practice/rehearse/figures.ts';
import { renderReport } from '../../electron/practice/rehearse/report.ts';
import { openRoom, type Room } from '../../electron/practice/rehearse/room.ts';
import { blueprintFor } from '../../electron/practice/rehearse/wishes.ts';
import { hearWitnesses } from '../../electron/practice/rehearse/witness.ts';
import { type Canary, type Finding, findCanaries, searchFolder, watchProcessArguments } from '../support/canaries.ts';
import { kitRoom } from '../support/kit-room.ts';
import { runCli } from '../support/run-cli.ts';

const enrollmentPassword = 'Kanaria+/お:7Qz';
const wifiKey = 'wifi-kanaria-5pX9';
const stationPin = '738164920517';
const group = { account: 'practice.example', group: '教室A', user: 'room-a' };

/** A whole day in a small room, with every output of it kept in one folder beside the station's own. */
describe('secrets that were planted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kitbench-secrets-'));
  const outputs = join(folder, 'outputs');
  let room: Room;
  let canaries: readonly Canary[];
  let inArguments: Finding[];
  let stationWrote: string;

  const keep = (name: string, content: string | Buffer) => writeFileSync(join(outputs, name), content);

  beforeAll(async () => {
    mkdirSync(outputs);
    const scenario = join(folder, 'scenario.json');
    writeFileSync(scenario, JSON.stringify({ room: { password: wifiKey }, devices: [{}] }));
    room = await openRoom({ devices: 1, seed: 5, scenario, delays: 'none', latencyMs: 0 });
    canaries = [
      { name: 'enrollment password', secret: enrollmentPassword },
      { name: 'Wi-Fi key', secret: wifiKey },
      { name: 'records token', secret: room.mdm.records.token },
      { name: 'vault passphrase', secret: room.passphrase },
      { name: 'station PIN', secret: stationPin },
    ];
    const watch = watchProcessArguments(canaries);
    await playDay(room);
    inArguments = watch.stop();
  }, 120_000);

  afterAll(async () => {
    await room?.close();
    rmSync(folder, { recursive: true });
  });

  async function playDay({ mdmControl, mdm, bench, profileFile, dataDir }: Room): Promise<void> {
    await mdmControl.call('credentials', { account: group.account, group: group.group, password: enrollmentPassword });
    const { process, client } = await room.startStation();
    const server = await client.call('servers.save', {
      name: '教室A',
      enrollment: {
        product: 'mobiconnect',
        host: new URL(mdm.device.url).host,
        accountId: group.account,
        userId: group.user,
        password: enrollmentPassword,
      },
      anchors: mdm.anchors,
      records: mdm.records,
    });
    const pinWords = ['station', 'pin', 'set', '--pin-fd', '3', '--profile', profileFile, '--json'];
    const pinned = await runCli(pinWords, { passphrase: stationPin });
    keep('station-pin.txt', `${pinned.stdout}\n${pinned.stderr}`);
    expect(pinned.code).toBe(0);
    await client.call('shift.start', { name: '佐藤' });
    await client.call('helper.enter', {});
    await client.call('helper.leave', { pin: stationPin });
    await expect(client.call('pin.clear', { current: `${stationPin.slice(1)}0` })).rejects.toThrow();
    const organization = await client.call('organizations.save', { name: '練習学園' });
    const blueprint = await client.call('blueprints.save', {
      ...blueprintFor(bench.room, organization.id, server.id),
      keepUnlockToken: true,
    });
    const runs = await kitRoom(room, client, blueprint.id);
    const figures = figuresOf(await hearWitnesses(room));
    const usage = { peakMiB: undefined, cpuSeconds: undefined };
    keep('report.html', renderReport({ figures, runs, seconds: 1, station: usage, offlineVerdicts: undefined }, 'ja'));

    for (const words of everyReadingCommand(outputs)) {
      for (const json of [[], ['--json']]) {
        const { stdout, stderr } = await runCli([...words, ...json, '--profile', profileFile]);
        keep(`${words.slice(0, 2).join('-')}${json.join('')}.txt`, `${stdout}\n${stderr}`);
      }
    }
    const url = ['server', 'url', '--product', 'mobiconnect', '--account', group.account, '--user', group.user];
    const built = await runCli([...url, '--password-fd', '3'], { passphrase: enrollmentPassword });
    keep('server-url.txt', `${built.stdout}\n${built.stderr}`);
    expect(built.code).toBe(0);
    // While it runs the write-ahead log still holds what the database file does not.
    expect(searchFolder(canaries, dataDir)).toEqual([]);
    await client.close();
    await process.stop();
    stationWrote = process.written();
  }

  it('are found by this very search where they were put on purpose', () => {
    const { password } = z.object({ password: z.string() }).parse(room.bench.room);
    expect(findCanaries(canaries, password, 'the bench').map(({ canary }) => canary)).toContain('Wi-Fi key');
  });

  it('are nowhere in database, write-ahead log, vault and backups', () => {
    expect(searchFolder(canaries, room.dataDir)).toEqual([]);
  });

  it('are nowhere in what the station and the commands wrote', () => {
    expect(findCanaries(canaries, stationWrote, 'the station')).toEqual([]);
    expect(searchFolder(canaries, outputs)).toEqual([]);
  });

  it('are nowhere in arguments and environment of any process', () => {
    expect(inArguments).toEqual([]);
  });

  it('leave no private key in clear either', () => {
    const marks = [{ name: 'private key', secret: 'PRIVATE KEY-----' }];
    expect([...searchFolder(marks, room.dataDir), ...searchFolder(marks, outputs)]).toEqual([]);
  });
});

function everyReadingCommand(folder: string): string[][] {
  return [
    ['status'],
    ['doctor'],
    ['devices', 'list'],
    ['server', 'list'],
    ['organization', 'list'],
    ['records', 'list'],
    ['records', 'report', '--html', join(folder, 'day.html')],
    ['shift', 'show'],
    ['records', 'export', '--to', join(folder, 'records.csv')],
    ['records', 'export', '--format', 'json', '--to', join(folder, 'records.json')],
  ];
}
