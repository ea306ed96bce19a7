import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openRoom, type Room, type StationProcess } from '../../electron/practice/rehearse/room.ts';
import { watchRuns } from '../../electron/practice/rehearse/run-watch.ts';
import { autoRunPreviewSchema } from '../../shared/domain/auto-run.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

/** One auto-run at the command line, in its order: each step needs those before. */
describe('kitbench run, autorun and devices ignore', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kitbench-runs-'));
  const blueprintFile = join(folder, '1a.json');
  let room: Room;
  let station: StationProcess;
  const kitbench = (...words: readonly string[]) => runCli([...words, '--profile', room.profileFile, '--json']);
  const answered = (result: CliResult, code = 0) => {
    expect({ code: result.code, stderr: result.stderr }).toEqual({ code, stderr: '' });
    return result.json;
  };
  const device = (index: number) => room.bench.devices[index] ?? { udid: '', serial: '' };

  beforeAll(async () => {
    room = await openRoom({ devices: 2, seed: 9, scenario: undefined, delays: 'none', latencyMs: 0 });
    await room.benchControl.call('detach', {});
    station = await room.startStation();
    const blueprint = {
      name: '1年A組',
      organization: '青葉小学校',
      server: null,
      enrollment: 'none',
      supervise: true,
      allowPairing: true,
      panes: { mode: 'skip-all' },
      erase: 'when-needed',
      profiles: [],
    };
    writeFileSync(blueprintFile, JSON.stringify(blueprint));
    await kitbench('organization', 'add', '--name', '青葉小学校');
    answered(await kitbench('blueprint', 'check', blueprintFile));
  }, 60_000);
  afterAll(async () => {
    await room?.close();
    rmSync(folder, { recursive: true });
  });

  it('devices ignore names a device that was never attached, by its ECID', async () => {
    const ecid = device(1).udid.slice(9);
    const entry = { ecid, note: '校長' };
    expect(answered(await kitbench('devices', 'ignore', ecid, '--note', '校長'))).toMatchObject({ ignored: entry });
    expect(answered(await kitbench('devices', 'ignored'))).toMatchObject({ ignored: [entry] });
  });

  it('autorun start asks for the code that autorun plan printed, and arms', async () => {
    expect(answered(await kitbench('autorun', 'start', '1年A組'), 3)).toMatchObject({
      error: { code: 'input.consent-missing', params: { command: 'kitbench autorun plan' } },
    });
    const plan = autoRunPreviewSchema.parse(answered(await kitbench('autorun', 'plan', '1年A組')));
    expect(plan).toMatchObject({ blueprintName: '1年A組', erase: 'when-needed', countdownSeconds: 10, seenBefore: 0 });
    expect(answered(await kitbench('autorun', 'start', '1年A組', '--consent', 'another'), 2)).toMatchObject({
      error: { code: 'kitting.plan-changed' },
    });
    expect(answered(await kitbench('autorun', 'start', '1年A組', '--consent', plan.planHash))).toMatchObject({
      status: { state: 'on', started: 0, leftAlone: 0 },
    });
    expect(answered(await kitbench('status'))).toMatchObject({ status: { armed: true, autoRun: { state: 'on' } } });
  });

  it('a device that is plugged in is begun, the ignored one is left alone, and autorun show tells both', async () => {
    expect(answered(await kitbench('run', 'pause'))).toMatchObject({ status: { paused: true } });
    const watch = await watchRuns(station.client);
    await room.benchControl.call('attach', {});
    await watch.until('its begin', 20, (runs) => runs.length === 1);
    const { devices } = z
      .object({ devices: z.array(z.object({ decision: z.object({ kind: z.string() }) })) })
      .parse(answered(await kitbench('autorun', 'show')));
    expect(devices.map(({ decision }) => decision.kind).sort()).toEqual(['left-alone', 'started']);
  });

  it('run pause, resume and cancel take the device’s name', async () => {
    const { udid } = device(0);
    expect(answered(await kitbench('run', 'pause', udid))).toMatchObject({ run: { paused: true } });
    expect(answered(await kitbench('run', 'list', '--active'))).toMatchObject({ runs: [{ paused: true }] });
    expect(answered(await kitbench('run', 'resume'))).toMatchObject({ status: { paused: false } });
    const watch = await watchRuns(station.client);
    await watch.until('the pause of one', 10, ([run]) => run?.waitingFor?.code === 'wait.paused');
    expect(answered(await kitbench('run', 'resume', udid))).not.toMatchObject({ run: { paused: true } });
    answered(await kitbench('run', 'cancel', udid));
    await watch.until('the end', 10, (runs) => runs.every(({ phase }) => phase === 'ended'));
    expect(answered(await kitbench('run', 'show', udid))).toMatchObject({ run: { end: 'abandoned' } });
    expect(answered(await kitbench('run', 'pause', udid), 2)).toMatchObject({ error: { code: 'kitting.run-over' } });
    expect(await room.benchControl.call('counters', {})).toMatchObject({
      [udid]: { erases: 0, cloudConfigurationWrites: 0 },
      [device(1).udid]: { pairs: 0 },
    });
  });

  it('run retry has nothing to do where nothing failed', async () => {
    expect(answered(await kitbench('run', 'retry'))).toEqual({ runs: [] });
  });

  it('autorun stop ends it, and devices unignore takes the device off the list', async () => {
    expect(answered(await kitbench('autorun', 'stop'))).toMatchObject({
      status: { state: 'off', last: { started: 1 } },
    });
    expect(answered(await kitbench('devices', 'unignore', device(1).udid))).toMatchObject({
      ignored: { note: '校長' },
    });
    expect(answered(await kitbench('devices', 'ignored'))).toEqual({ ignored: [] });
  });

  it('a station that does not run cannot be told to', async () => {
    await station.process.stop();
    expect(answered(await kitbench('autorun', 'stop'), 4)).toMatchObject({ error: { code: 'station.not-running' } });
    expect(answered(await kitbench('run', 'pause'), 4)).toMatchObject({ error: { code: 'station.not-running' } });
  });
});
