import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AlbertProxy, openAlbertProxy } from '../support/albert-proxy.ts';
import { runGoIos } from '../support/go-ios.ts';
import { openStage, type Stage, type StageDevice } from '../support/practice-stage.ts';

let stage: Stage;
let proxy: AlbertProxy;
let boxed: StageDevice;
let locked: StageDevice;
let active: StageDevice;
const folder = mkdtempSync(join(tmpdir(), 'kitbench-peers-'));
const anchorFile = join(folder, 'anchor.pem');

beforeAll(async () => {
  stage = await openStage({}, { activationLocked: true }, { activation: 'Activated' });
  [boxed, locked, active] = stage.devices as [StageDevice, StageDevice, StageDevice];
  const { activation } = stage.bench.ready;
  if (!activation) throw new Error('the bench has no activation origin');
  proxy = await openAlbertProxy(activation);
  writeFileSync(anchorFile, proxy.anchor);
  await Promise.all(stage.devices.map((device) => device.goIos('pair')));
});
afterAll(async () => {
  proxy?.close();
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** go-ios talks to albert.apple.com only: its name leads to the practice origin here. */
function activate({ udid }: StageDevice) {
  const env = { HTTPS_PROXY: proxy.url, SSL_CERT_FILE: anchorFile };
  return runGoIos({ address: stage.bench.ready.address, udid, env }, 'activate');
}

describe('go-ios activate', () => {
  it('activates a device with the practice origin', async () => {
    const ran = await activate(boxed);
    expect(ran.code).toBe(0);
    expect(await boxed.state()).toMatchObject({ activation: 'Activated' });
    expect(await boxed.counters()).toMatchObject({ activations: 1 });
  });

  it('has nothing to do on an activated device', async () => {
    const ran = await active.goIos('activate');
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('already activated');
    expect(await active.counters()).toMatchObject({ activations: 0 });
  });

  it('fails on an Activation-Locked device, which stays as it is', async () => {
    expect((await activate(locked)).code).not.toBe(0);
    expect(await locked.state()).toMatchObject({ activation: 'Unactivated' });
  });

  it('fails while the origin cannot be reached (link 1)', async () => {
    await stage.control.call('activation', { up: false });
    await boxed.back(() => boxed.goIos('erase', '--force'));
    await boxed.goIos('pair');
    expect((await activate(boxed)).code).not.toBe(0);
    await stage.control.call('activation', { up: true });
    expect((await activate(boxed)).code).toBe(0);
    expect(await boxed.counters()).toMatchObject({ activations: 2 });
  });
});
