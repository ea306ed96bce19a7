import { describe, expect, it } from 'vitest';
import type { FleetDevice, FleetServer } from '../../../../shared/domain/fleet.ts';
import { rangeOf } from './choice.ts';
import { countByState, groupName, groupsOf, serverOf, wantedDevices } from './device-rows.ts';

const device = (serial: string, more: Partial<FleetDevice> = {}): FleetDevice => ({
  serial,
  serverId: 'a',
  state: 'active',
  source: 'devices.csv',
  asOf: '2026-04-01T00:00:00.000Z',
  ...more,
});
const server = (serverId: string, console?: string): FleetServer => ({
  serverId,
  name: serverId,
  offers: ['inactivate'],
  asks: [],
  ...(console === undefined ? {} : { console }),
});
const devices = [
  device('C', { group: '/ルート/教室A/', name: '4A-1' }),
  device('A', { state: 'inactive', serverId: 'b', group: '/ルート/教室B/' }),
  device('B', { state: 'unknown' }),
];
const everything = { state: 'all', serverId: undefined, group: undefined, text: '' } as const;
const shown = (wanted: object) => wantedDevices(devices, { ...everything, ...wanted }).map(({ serial }) => serial);

describe('the devices of a fleet', () => {
  it('are shown by serial number, and by what was asked for', () => {
    expect(shown({})).toEqual(['A', 'B', 'C']);
    expect(shown({ state: 'inactive' })).toEqual(['A']);
    expect(shown({ serverId: 'a' })).toEqual(['B', 'C']);
    expect(shown({ group: '/ルート/教室A/' })).toEqual(['C']);
    expect(shown({ text: ' ４a-1 ' })).toEqual(['C']);
    expect(shown({ text: '教室' })).toEqual(['A', 'C']);
  });

  it('are counted, and their groups named', () => {
    expect(countByState(devices)).toMatchObject({ all: 3, active: 1, inactive: 1, unknown: 1, gone: 0 });
    expect(groupsOf(devices)).toEqual(['/ルート/教室A/', '/ルート/教室B/']);
    expect(groupName('/ルート/教室A/')).toBe('教室A');
  });

  it('have one MDM for an operation, that of most of them, or several', () => {
    const [a, b] = [server('a', 'mobiconnect x'), server('b', 'mobiconnect x')];
    expect(serverOf(devices, [a, b])).toBe(a);
    expect(serverOf(devices, [server('a'), server('b')])).toBe('several');
  });

  it('are chosen from one to another, in either direction', () => {
    expect(rangeOf(['A', 'B', 'C'], 'C', 'B')).toEqual(['B', 'C']);
    expect(rangeOf(['A', 'B', 'C'], 'gone', 'B')).toEqual(['B']);
  });
});
