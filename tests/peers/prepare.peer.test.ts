import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGoIos } from '../support/go-ios.ts';
import { openStage, type Stage, type StageDevice } from '../support/practice-stage.ts';
import { type SupervisorFiles, writeSupervisorFiles } from '../support/supervisor-files.ts';

let stage: Stage;
let school: SupervisorFiles;
let fresh: StageDevice;
let used: StageDevice;
let boxed: StageDevice;
let assigned: StageDevice;
const folder = mkdtempSync(join(tmpdir(), 'kitbench-peers-'));

beforeAll(async () => {
  school = await writeSupervisorFiles(folder, 'School');
  stage = await openStage(
    { activation: 'Activated' },
    { screen: 'home' },
    {},
    { activation: 'Activated', adeAssigned: true },
  );
  [fresh, used, boxed, assigned] = stage.devices as [StageDevice, StageDevice, StageDevice, StageDevice];
  for (const device of [fresh, boxed, assigned]) expect((await device.goIos('pair')).code).toBe(0);
  await used.goIos('pair');
  await stage.control.call('tap', { udid: used.udid, button: 'trust', actor: 'peer test' });
  expect((await used.goIos('pair')).code).toBe(0);
});
afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

const prepare = (device: StageDevice, ...more: string[]) =>
  device.goIos('prepare', `--certfile=${school.certificateFile}`, '--orgname=School', ...more);

describe('go-ios prepares a device', () => {
  it('that has no cloud configuration yet', async () => {
    expect((await fresh.goIos('prepare', 'cloudconfig')).json).toEqual([{ Status: 'Acknowledged' }]);
  });

  it('and supervises it', async () => {
    const ran = await prepare(fresh, '--skip=Siri', '--skip=AppleID', '--locale=ja_JP', '--lang=ja');
    expect(ran).toMatchObject({ code: 0, json: expect.arrayContaining(['ok']) });
    const state = await fresh.state();
    expect(state).toMatchObject({
      supervised: true,
      locale: 'ja_JP',
      language: 'ja',
      cloudConfiguration: {
        OrganizationName: 'School',
        SkipSetup: ['Siri', 'AppleID'],
        SupervisorHostCertificates: [school.certificate.toString('base64')],
        ConfigurationSource: 2,
        IsMandatory: true,
        CloudConfigurationUIComplete: true,
      },
      profiles: [{ identifier: 'com.apple.configurator.usbrestrictedmode' }],
    });
    expect(await fresh.counters()).toMatchObject({ cloudConfigurationWrites: 1, escalations: 0 });
  });

  it('and reads the configuration back', async () => {
    const [reply] = (await fresh.goIos('prepare', 'cloudconfig')).json;
    expect(reply).toMatchObject({ Status: 'Acknowledged', CloudConfiguration: { IsSupervised: true } });
  });

  it('and leaves its marker in the media folder', async () => {
    expect((await fresh.goIos('fsync', 'tree', '--path=/iTunes_Control')).stdout).toContain('SkipSetup');
  });

  it('only once', async () => {
    const ran = await prepare(fresh, '--skip-all');
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('ErrorCode:14002');
    expect(await fresh.counters()).toMatchObject({ cloudConfigurationWrites: 1 });
  });

  it('not when it is set up, not activated, or assigned to automated enrollment', async () => {
    const setUp = await prepare(used, '--skip-all');
    expect(setUp.stderr).toContain('ErrorCode:14002');
    const inactive = await prepare(boxed, '--skip-all');
    expect(inactive.stderr).toContain('activate the device first');
    const ade = await prepare(assigned, '--skip-all');
    expect(ade.stderr).toContain('ErrorCode:33004');
    for (const device of [used, boxed, assigned]) {
      expect([setUp.code, inactive.code, ade.code]).toEqual([1, 1, 1]);
      expect(await device.counters()).toMatchObject({ cloudConfigurationWrites: 0 });
    }
  });

  it('with panes it can name', async () => {
    const { address } = stage.bench.ready;
    const { json } = await runGoIos({ address }, 'prepare', 'printskip');
    expect(json).toEqual([expect.arrayContaining(['Siri', 'TOS', 'Passcode'])]);
  });
});

describe('a supervised device', () => {
  it('pairs with its supervisor without a dialog', async () => {
    const before = await fresh.counters();
    const ran = await fresh.goIos('pair', `--p12file=${school.modernP12}`, `--password=${school.password}`);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('Successfully paired');
    expect(await fresh.counters()).toMatchObject({ pairs: (before.pairs ?? 0) + 1 });
  });

  it('takes another language, and go-ios hears of it', async () => {
    const ran = await fresh.goIos('lang', '--setlang=de', '--setlocale=de_DE');
    expect(ran.code).toBe(0);
    expect(await fresh.state()).toMatchObject({ language: 'de', locale: 'de_DE' });
  });
});
