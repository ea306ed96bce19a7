import { describe, expect, it } from 'vitest';
import {
  createLonePracticeDevice,
  type LonePracticeDeviceOptions,
} from '../../../../../tests/support/practice-device.ts';
import { openConversation } from '../../../../../tests/support/service-conversation.ts';
import { diagnosticsRelay } from './service.ts';

async function open(options: LonePracticeDeviceOptions = {}) {
  const { device } = await createLonePracticeDevice(options);
  return { device, relay: openConversation(diagnosticsRelay, device) };
}

describe('diagnostics_relay', () => {
  it('restarts and shuts down behind its answer', async () => {
    const { relay } = await open();
    expect(await relay.ask({ Request: 'Restart' })).toEqual({ reply: { Status: 'Success' }, afterwards: 'reboot' });
    expect(await relay.ask({ Request: 'Shutdown' })).toEqual({ reply: { Status: 'Success' }, afterwards: 'shutdown' });
  });

  it('waits for the connection to end when asked to', async () => {
    const { device, relay } = await open();
    const request = { Request: 'Restart', WaitForDisconnect: true, DisplayPass: true, DisplayFail: true };
    expect(await relay.ask(request)).toEqual({ reply: { Status: 'Success' } });
    expect(device.counters.reboots).toBe(0);
    relay.close();
    expect(device.counters.reboots).toBe(1);
  });

  it('says goodbye', async () => {
    const { device, relay } = await open();
    expect(await relay.ask({ Request: 'Goodbye' })).toEqual({ reply: { Status: 'Success' }, afterwards: 'close' });
    relay.close();
    expect(device.counters.reboots).toBe(0);
  });

  it('reads the battery by class, by name and in all', async () => {
    const { device, relay } = await open();
    device.battery.percent = 64;
    for (const entry of [{ EntryClass: 'IOPMPowerSource' }, { EntryName: 'AppleSmartBattery' }]) {
      expect(await relay.answer({ Request: 'IORegistry', ...entry })).toMatchObject({
        Status: 'Success',
        Diagnostics: { IORegistry: { CurrentCapacity: 64, DesignCapacity: 8557, IsCharging: true } },
      });
    }
    const all = await relay.answer({ Request: 'All' });
    expect(all).toMatchObject({ Diagnostics: { GasGauge: { DesignCapacity: 8557, Status: 'Success' } } });
  });

  it('knows no other registry entries', async () => {
    const { relay } = await open();
    const reply = await relay.answer({ Request: 'IORegistry', EntryClass: 'IOSomethingElse' });
    expect(reply).toEqual({ Status: 'Success', Diagnostics: {} });
  });

  it.each([
    ['17.3', { Status: 'Success', ProductType: 'iPad12,1' }],
    ['17.4', { Status: 'MobileGestaltDeprecated' }],
    ['26.1', { Status: 'MobileGestaltDeprecated' }],
  ])('answers MobileGestalt as iOS %s does', async (osVersion, expected) => {
    const { relay } = await open({ osVersion });
    const reply = await relay.answer({ Request: 'MobileGestalt', MobileGestaltKeys: ['ProductType', 'Nonsense'] });
    expect(reply).toEqual({ Status: 'Success', Diagnostics: { MobileGestalt: expected } });
  });

  it('calls all else unknown', async () => {
    const { relay } = await open();
    expect(await relay.answer({ Request: 'toString' })).toEqual({ Status: 'UnknownRequest' });
    expect(await relay.answer({})).toEqual({ Status: 'UnknownRequest' });
    expect(relay.nameOf({ Request: 'no word' })).toBe('unknown');
  });
});
