import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'kitbench-rehearse-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every field of the summary, for a rehearsal in which everything went well. */
function perfect(devices: number) {
  return {
    devices,
    kitted: devices,
    enrolled: devices,
    refused: 0,
    asExpected: devices,
    records: { delivered: expect.any(Number), duplicates: 0, lost: 0 },
    // Hello away, and 「構成を適用」: nobody taps where nothing waits for a tap.
    operatorTaps: 2 * devices,
    maxErasesPerDevice: 0,
    maxCloudConfigurationWritesPerDevice: 1,
    seconds: expect.any(Number),
    stationPeakMiB: expect.any(Number),
    stationCpuSeconds: expect.any(Number),
  };
}

describe('npm run rehearse', () => {
  it('kits, enrolls and records three devices, and the witnesses agree', async () => {
    const words = ['rehearse', '--devices', '3', '--seed', '3', '--report', folder, '--json', '--lang', 'ja'];
    const { code, json, stderr } = await runCli(words, { timeoutMs: 90_000 });
    expect(stderr).not.toContain('✗');
    expect(json).toEqual(perfect(3));
    expect(code).toBe(0);

    const report = readFileSync(join(folder, 'report.html'), 'utf8');
    expect(report.match(/<td><svg/g)).toHaveLength(3);
    expect(report).toContain('すべての証人が一致しました。');
    // Nothing is fetched from anywhere: the page can be mailed or printed as it is.
    expect(report).not.toMatch(/(?:src|href)=|url\(|@import/);
    expect(JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'))).toEqual(json);
  }, 90_000);

  it('has all devices wait for the network in a room without one, and kits none twice', async () => {
    const words = ['rehearse', '--devices', '2', '--seed', '4', '--scenario', 'room-offline', '--json'];
    const { code, json, stderr } = await runCli(words, { timeoutMs: 90_000 });
    expect(stderr).not.toContain('✗');
    expect(json).toEqual(perfect(2));
    expect(code).toBe(0);
  }, 90_000);

  it('kits a mixed room, and leaves alone what must not be kitted', async () => {
    const words = ['rehearse', '--devices', '12', '--scenario', 'mixed', '--json', '--lang', 'en'];
    const { code, json, stderr } = await runCli(words, { timeoutMs: 120_000 });
    const trusted = 5;
    const figures = { devices: 12, refused: 5, asExpected: 12, operatorTaps: 2 * 7 + trusted, maxErasesPerDevice: 1 };
    expect(json).toEqual({ ...perfect(7), ...figures });
    expect(stderr).toContain('abandoned: Find My is on, so it is not erased.');
    expect(code).toBe(0);
  }, 120_000);

  it('fails by name when a device does not end as its scenario says', async () => {
    const scenario = join(folder, 'wrong.json');
    writeFileSync(scenario, JSON.stringify({ devices: [{ activationLocked: true }] }));
    const words = ['rehearse', '--devices', '1', '--scenario', scenario, '--json', '--lang', 'ja'];
    const { code, json, stderr } = await runCli(words, { timeoutMs: 90_000 });
    expect(json).toMatchObject({ devices: 1, kitted: 0, refused: 1, asExpected: 0 });
    expect(stderr).toContain('✗ キッティングできた端末は 1 台中 0 台です。');
    expect(stderr).toMatch(/✗ \S+: ブループリントどおりではありません \(記録にある原因: activation\.locked\)。/);
    expect(code).toBe(1);
  }, 90_000);

  it.each([
    ['--devices', '0'],
    ['--devices', 'many'],
    ['--devices', '1e1'],
    ['--seed', ''],
    ['--delays', 'some'],
    ['--scenario', 'nowhere'],
    ['--report', import.meta.filename],
    ['--latency', '-1'],
  ])('refuses %s %s with 2', async (option, value) => {
    const { code, json } = await runCli(['rehearse', option, value, '--json']);
    expect(code).toBe(2);
    expect(json).toMatchObject({ error: { code: 'input.invalid', params: { what: option } } });
  });
});
