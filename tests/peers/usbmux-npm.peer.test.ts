import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, startBench } from '../../electron/practice/bench/start-bench.ts';
import { runProgram } from '../support/programs.ts';

const PROGRAM = fileURLToPath(new URL('../support/usbmux-npm-client.ts', import.meta.url));

let bench: Bench;
beforeAll(async () => {
  bench = await startBench({ devices: 1, seed: 'usbmux' });
});
afterAll(() => bench.stop());

const run = (port: number) => runProgram(process.execPath, [PROGRAM, bench.ready.address, String(port)]);

describe('npm’s usbmux client', () => {
  it('hears of a device and talks to its lockdownd through a tunnel', async () => {
    const { code, stdout } = await run(62_078);
    expect(code).toBe(0);
    const { udid, reply } = JSON.parse(stdout);
    expect(udid).toBe(bench.ready.devices[0]?.udid);
    expect(reply).toContain('com.apple.mobile.lockdown');
  });

  it('is refused at a closed port', async () => {
    const { code, stderr } = await run(1);
    expect(code).not.toBe(0);
    expect(stderr).toContain('Tunnel failed');
  });
});
