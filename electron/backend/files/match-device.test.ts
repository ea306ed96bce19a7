import { describe, expect, it } from 'vitest';
import type { OurDevice, Sighting } from '../../store/repositories/consoles.ts';
import { createMatcher } from './match-device.ts';

const ours: OurDevice = { serial: 'DMPXK0AAJF88', udid: 'u', wifiMac: '04:F4:5F:07:A7:A9', name: '1年1組 01' };
const row = (given: Partial<Sighting>): Sighting => ({
  state: '有効',
  cells: {},
  fileName: 'f',
  importedAt: 't',
  ...given,
});

function match(rows: Sighting[], devices: OurDevice[] = [ours]) {
  const found = createMatcher(rows, devices)(ours);
  return found.kind === 'match' ? `${found.by}: ${found.sighting.state}` : found.kind;
}

describe('one of our devices in a console list', () => {
  it('is found by serial, then by Wi-Fi MAC, then by name', () => {
    const bySerial = row({ serial: ours.serial, state: 'S' });
    const byMac = row({ wifiMac: '04f45f07a7a9', state: 'M' });
    const byName = row({ name: '１年１組　01', state: 'N' });
    expect(match([byName, byMac, bySerial])).toBe('serial: S');
    expect(match([byName, byMac])).toBe('wifiMac: M');
    expect(match([byName])).toBe('name: N');
    expect(match([])).toBe('none');
  });

  it('is never one that names another serial or another MAC', () => {
    expect(match([row({ wifiMac: '04f45f07a7a9', serial: 'OTHER00001' })])).toBe('none');
    expect(match([row({ name: ours.name ?? '', wifiMac: 'ffffffffffff' })])).toBe('none');
  });

  it('is not guessed when several rows, or several of our own devices, could be it', () => {
    expect(match([row({ wifiMac: '04f45f07a7a9' }), row({ wifiMac: '04f45f07a7a9' })])).toBe('ambiguous');
    expect(match([row({ serial: ours.serial }), row({ serial: ours.serial })])).toBe('ambiguous');
    const namesake = { ...ours, serial: 'F9FXC2ABCDEF', wifiMac: undefined };
    expect(match([row({ name: ours.name ?? '' })], [ours, namesake])).toBe('ambiguous');
  });
});
