import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overwrite } from '../../electron/campaign/procedures/overwrite.ts';
import { openRoom, type Room, type StationProcess } from '../../electron/practice/rehearse/room.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

/** Mirror, retention and campaigns by command line, against a station that runs. */
describe('the records’ second home and campaigns, command by command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kitbench-mirror-'));
  const stick = join(folder, 'stick');
  let room: Room;
  let station: StationProcess;

  const kitbench = (words: readonly string[], passphrase?: string): Promise<CliResult> =>
    runCli(
      [
        ...words,
        ...(passphrase === undefined ? [] : ['--passphrase-fd', '3']),
        '--profile',
        room.profileFile,
        '--json',
      ],
      passphrase === undefined ? {} : { passphrase },
    );

  beforeAll(async () => {
    mkdirSync(stick);
    room = await openRoom({ devices: 1, seed: 11, scenario: undefined, delays: 'none', latencyMs: 0 });
    station = await room.startStation();
  }, 60_000);
  afterAll(async () => {
    await station?.client.close();
    await room?.close();
    rmSync(folder, { recursive: true });
  });

  it('sets, shows and clears a mirror, and refuses a short passphrase and a folder that is not there', async () => {
    expect((await kitbench(['mirror', 'set', stick], 'too short')).code).toBe(2);
    const nowhere = await kitbench(['mirror', 'set', join(folder, 'nowhere')], 'a phrase for the stick');
    expect(nowhere.json).toMatchObject({ error: { code: 'mirror.away' } });
    const set = await kitbench(['mirror', 'set', stick], 'a phrase for the stick');
    expect(set.json).toMatchObject({ mirror: { folder: stick, state: 'up-to-date', waiting: 0 } });
    const imported = await kitbench(['mirror', 'import', stick], 'a phrase for the stick');
    expect(imported.json).toMatchObject({ kept: true, files: 1, locked: 0, added: 0 });
    const seen = await kitbench(['mirror', 'import', stick, '--preview'], 'a phrase for the stick');
    expect(seen.json).toMatchObject({ kept: false, stations: [], added: 0 });
    expect((await kitbench(['mirror', 'clear'])).json).toEqual({});
  });

  it('keeps delivered records as long as it is told', async () => {
    expect((await kitbench(['records', 'keep'])).json).toEqual({ keepDays: null });
    expect((await kitbench(['records', 'keep', '--days', '400'])).json).toEqual({ keepDays: 400 });
    const purge = ['records', 'purge', '--older-than', '30'];
    expect((await kitbench([...purge, '--dry-run'])).json).toEqual({ records: 0, devices: 0 });
    expect((await kitbench(purge)).json).toEqual({ purged: 0 });
    expect((await kitbench(['records', 'audit'])).json).toEqual({ discarded: [], purged: [] });
  });

  it('carries a campaign from the console’s list to its report', async () => {
    const header = overwrite.list?.header ?? [];
    const list = join(folder, 'list.csv');
    const row = ['a1', '有効', '1年', 'iPad', '', '', '', '15/11/02 09:00', '9.1', 'FALSE', 'TRUE'];
    writeFileSync(list, `${header.join(',')}\r\n${row.join(',')}\r\n`);
    const start = ['campaign', 'start', 'overwrite', '--csv', list, '--by', '佐藤'];
    expect((await kitbench([...start, '--device', 'b2'])).json).toMatchObject({
      error: { code: 'campaign.not-listed' },
    });
    const started = await kitbench([...start, '--device', 'a1']);
    const { campaign } = started.json as { campaign: { id: string; devices: object[] } };
    expect(campaign.devices).toMatchObject([{ device: 'a1', doneAt: expect.any(String) }]);
    const ticked = await kitbench(['campaign', 'tick', campaign.id, 'lift-filter', '--by', '佐藤']);
    expect(ticked.json).toMatchObject({ campaign: { done: true } });
    const report = join(folder, 'report.csv');
    await kitbench(['campaign', 'export', campaign.id, '--to', report]);
    expect(readFileSync(report, 'utf8')).toBe(`\uFEFF${header.join(',')}\r\n${row.join(',')}\r\n`);
    const end = ['campaign', 'end', campaign.id, '--by', '佐藤', '--reason', '完了'];
    expect((await kitbench(end)).json).toMatchObject({ campaign: { ended: { by: '佐藤', reason: '完了' } } });
    expect((await kitbench(end)).json).toMatchObject({ error: { code: 'campaign.ended' } });
  });
});
