import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
    records: { delivered: expect.any(Number), duplicates: 0, lost: 0 },
    operatorTaps: expect.any(Number),
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
    expect(report.match(/<svg/g)).toHaveLength(3);
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

  it.each([
    ['--devices', '0'],
    ['--devices', 'many'],
    ['--latency', '-1'],
  ])('refuses %s %s with 2', async (option, value) => {
    const { code, json } = await runCli(['rehearse', option, value, '--json']);
    expect(code).toBe(2);
    expect(json).toMatchObject({ error: { code: 'input.invalid' } });
  });
});
