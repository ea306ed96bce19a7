import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCp932 } from '../../electron/backend/cp932.ts';
import { openRoom, type Room, type StationProcess } from '../../electron/practice/rehearse/room.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

/** A roster from a spreadsheet to the check of a blueprint that names devices by it. */
describe('rosters, command by command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kitbench-roster-'));
  const list = join(folder, '1組.csv');
  let room: Room;
  let station: StationProcess;

  const kitbench = (...words: readonly string[]): Promise<CliResult> =>
    runCli([...words, '--profile', room.profileFile, '--json']);
  const answered = async (...words: readonly string[]) => {
    const { code, stderr, json } = await kitbench(...words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return json;
  };

  beforeAll(async () => {
    room = await openRoom({ devices: 1, seed: 11, scenario: undefined, delays: 'none', latencyMs: 0 });
    station = await room.startStation();
    const rows = 'シリアル番号;管理番号;氏名\r\nDMPXK0AAJF88;="001";山田 花子\r\n351234567890123;002;佐藤 一郎\r\n';
    writeFileSync(list, encodeCp932(rows).bytes);
  }, 60_000);

  afterAll(async () => {
    await station?.client.close();
    await room?.close();
    rmSync(folder, { recursive: true });
  });

  it('reads a list of Excel, says what does not fit, and keeps nothing', async () => {
    const { code, json } = await kitbench('roster', 'read', list);
    expect(code).toBe(3);
    expect(json).toMatchObject({
      reading: {
        encoding: 'cp932',
        delimiter: ';',
        joinBy: 'serial',
        rows: 1,
        sample: [{ position: 1, serial: 'DMPXK0AAJF88', assetTag: '001', fields: { user: '山田 花子' } }],
        findings: [{ level: 'refuse', line: 3, finding: { code: 'serial-is-imei' } }],
      },
    });
    expect(await answered('roster', 'list')).toEqual({ rosters: [] });
  });

  it('keeps it without those rows when told, and uses it', async () => {
    expect((await kitbench('roster', 'import', list)).json).toMatchObject({ error: { code: 'roster.misfits' } });
    await answered('roster', 'import', list, '--leave-out', '--use');
    expect(await answered('roster', 'list')).toMatchObject({ rosters: [{ name: '1組', inUse: true, rows: 1 }] });
  });

  it('changes rows, and takes a change back', async () => {
    await answered('roster', 'set', '1組', '1', '--asset-tag', 'A-9', '--field', 'class=1');
    await answered('roster', 'create', 'タグ');
    expect(await answered('roster', 'scan', 'タグ', 'SDMPXK0AAJF89', 'B-1')).toMatchObject({
      row: { position: 1, serial: 'DMPXK0AAJF89', assetTag: 'B-1' },
    });
    await answered('roster', 'undo', '1組');
    expect(await answered('roster', 'show', '1組')).toMatchObject({ rows: [{ assetTag: '001' }] });
  });

  it('checks a blueprint against the day, its devices and its roster', async () => {
    await answered('organization', 'add', '--name', '桜小学校');
    const blueprint = {
      name: '教室',
      organization: '桜小学校',
      server: null,
      enrollment: 'none',
      supervise: true,
      allowPairing: true,
      panes: { mode: 'skip-all' },
      erase: 'when-needed',
      deviceName: '{{roster.user}}-{{roster.class}}-{{counter:3}}',
    };
    const file = join(folder, 'blueprint.json');
    writeFileSync(file, JSON.stringify(blueprint));
    const { code, json } = await kitbench('blueprint', 'check', file, '--on', '2027-04-06', '--fleet-os', '17.7,27.0');
    expect(code).toBe(1);
    expect(JSON.stringify(json)).toMatch(/panes\.newer-os.*roster\.no-column/);
    expect((await kitbench('blueprint', 'check', '教室', '--roster', 'なし')).code).toBe(2);
  });

  it('keeps what lifts a lock to itself until somebody says why', async () => {
    expect(await answered('escrow', 'list')).toEqual({ escrow: [] });
    expect((await kitbench('escrow', 'reveal', 'DMPXK0AAJF88')).code).toBe(2);
    const { code, json } = await kitbench('escrow', 'reveal', 'DMPXK0AAJF88', '--reason', '返却端末');
    expect({ code, json }).toMatchObject({ code: 2, json: { error: { code: 'escrow.none' } } });
  });

  it('sets the range of its numbers, and purges names by age', async () => {
    expect(await answered('roster', 'numbers', '--first', '500', '--last', '599')).toMatchObject({
      numbers: [{ series: 'main', first: 500, last: 599, given: 0, next: 500 }],
    });
    expect(await answered('roster', 'retention', '--days', '30')).toEqual({ keepDays: 30 });
    expect(await answered('roster', 'purge', '--older-than', '1')).toEqual({ purged: 0 });
    await answered('roster', 'remove', 'タグ', '--yes');
    await answered('roster', 'use');
    expect(await answered('roster', 'list')).toMatchObject({ rosters: [{ name: '1組', inUse: false }] });
  });
});
