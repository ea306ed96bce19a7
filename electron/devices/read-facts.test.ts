import { afterEach, describe, expect, it } from 'vitest';
import type { PlistDict } from '../codecs/plist/value.ts';
import { certificateFingerprint } from '../crypto/certificates.ts';
import { systemClock } from '../ports/clock.ts';
import { LOCKDOWN_PORT } from './lockdown/client.ts';
import { identify, inspect } from './read-facts.ts';
import { type DeviceWithServices, openDeviceWithServices, testDevice } from './testing/device-with-services.ts';
import { scriptedLockdown } from './testing/lockdown-script.ts';
import { answerPlists, type PlistAnswer } from './testing/plist-peer.ts';
import { type ScriptedMux, startScriptedMux } from './testing/scripted-mux.ts';
import { createMux } from './usbmux/client.ts';

let device: DeviceWithServices | undefined;
let mux: ScriptedMux | undefined;

afterEach(async () => {
  await device?.close();
  await mux?.close();
  [device, mux] = [undefined, undefined];
});

const own = {
  UniqueChipID: 0x8123456789abcdefn,
  SerialNumber: 'F2LXXXXXXXXX',
  ProductType: 'iPad13,18',
  ProductVersion: '18.1',
  DeviceName: 'iPad',
  ActivationState: 'Unactivated',
};

async function identifyWith(answer: (message: PlistDict) => PlistAnswer) {
  const seen: PlistDict[] = [];
  mux = await startScriptedMux({ [LOCKDOWN_PORT]: scriptedLockdown({ answer, seen }) });
  const client = createMux(mux.address, { clock: systemClock });
  const signal = new AbortController().signal;
  return { facts: await identify({ mux: client, device: testDevice, clock: systemClock, signal }), seen };
}

describe('identify', () => {
  it('needs two messages', async () => {
    const { facts, seen } = await identifyWith(({ Request }) =>
      Request === 'QueryType' ? { Type: 'x' } : { Value: own },
    );
    expect(facts).toMatchObject({ ecid: '8123456789ABCDEF', serial: 'F2LXXXXXXXXX', osVersion: '18.1', paired: false });
    expect(seen).toHaveLength(2);
  });

  it('asks key by key when the whole is not told, and does without what is missing', async () => {
    const { facts } = await identifyWith(({ Request, Key: key }) => {
      if (Request === 'QueryType') return { Type: 'x' };
      if (key === 'ProductType') return { Value: 'iPad13,18' };
      return { Error: key === undefined ? 'GetProhibited' : 'MissingValue' };
    });
    expect(facts).toEqual({
      udid: testDevice.udid,
      ecid: '000123456789ABCD',
      productType: 'iPad13,18',
      paired: false,
      findMy: 'unknown',
      setupDone: 'unknown',
      supervised: 'unknown',
    });
  });

  it('does not believe values of another type', async () => {
    const wrong = { UniqueChipID: 'x', SerialNumber: '<script>', ProductType: 7, ProductVersion: Buffer.alloc(1) };
    const { facts } = await identifyWith(({ Request }) => (Request === 'QueryType' ? { Type: 'x' } : { Value: wrong }));
    expect(Object.keys(facts).sort()).toEqual(['ecid', 'findMy', 'paired', 'setupDone', 'supervised', 'udid']);
  });
});

async function inspectWith(domains: Record<string, PlistAnswer>, configuration: PlistDict = {}) {
  device = await openDeviceWithServices(
    {
      'com.apple.mobile.MCInstall': (socket) =>
        answerPlists(socket, ({ RequestType }) => ({
          Status: 'Acknowledged',
          ...(RequestType === 'GetProfileList' ? { OrderedIdentifiers: ['jp.example.wifi'] } : configuration),
        })),
    },
    {
      answer: ({ Request, Domain }) =>
        Request === 'StartService' ? {} : (domains[String(Domain)] ?? { Error: 'MissingValue' }),
    },
  );
  return inspect(device.session);
}

describe('inspect', () => {
  it('reads whole domains: one message each', async () => {
    const certificate = Buffer.from('certificate');
    const facts = await inspectWith(
      {
        undefined: { Value: own },
        'com.apple.fmip': { Value: { IsAssociated: false } },
        'com.apple.mobile.chaperone': { Value: { DeviceIsChaperoned: false } },
        'com.apple.purplebuddy': { Value: { SetupDone: true } },
        'com.apple.mobile.battery': { Value: { BatteryCurrentCapacity: 81, BatteryIsCharging: true } },
        'com.apple.disk_usage': { Value: { AmountDataAvailable: 2 ** 40 } },
      },
      {
        CloudConfiguration: {
          IsSupervised: true,
          OrganizationName: 'Org',
          OrganizationMagic: 'M',
          SupervisorHostCertificates: [certificate, 'x'],
          ConfigurationURL: 'https://mdm.example/?t=canary',
        },
      },
    );
    expect(facts).toEqual({
      udid: testDevice.udid,
      ecid: '8123456789ABCDEF',
      serial: 'F2LXXXXXXXXX',
      productType: 'iPad13,18',
      osVersion: '18.1',
      name: 'iPad',
      activation: 'Unactivated',
      paired: true,
      findMy: 'no',
      supervised: 'yes',
      setupDone: 'yes',
      batteryPercent: 81,
      charging: true,
      freeBytes: 2 ** 40,
      cloudConfiguration: {
        organizationName: 'Org',
        organizationMagic: 'M',
        isSupervised: true,
        supervisorFingerprints: [certificateFingerprint(certificate)],
        hasConfigurationUrl: true,
      },
      profileIdentifiers: ['jp.example.wifi'],
    });
    expect(device?.seen.map(({ Request }) => Request)).toEqual([
      'StartSession',
      ...Array(6).fill('GetValue'),
      'StartService',
    ]);
  });

  it('never takes a missing or prohibited answer for "no"', async () => {
    const facts = await inspectWith({
      'com.apple.fmip': { Error: 'GetProhibited' },
      'com.apple.mobile.chaperone': { Error: 'PasswordProtected' },
      'com.apple.purplebuddy': { Value: { SetupDone: 'no' } },
    });
    expect(facts).toMatchObject({
      findMy: 'unknown',
      supervised: 'unknown',
      setupDone: 'unknown',
      cloudConfiguration: null,
    });
    expect(facts.freeBytes).toBeUndefined();
  });
});
