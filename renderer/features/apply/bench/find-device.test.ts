import { describe, expect, it } from 'vitest';
import { findDevices } from './find-device.ts';

const among = [
  { key: 'a', serial: 'DMPX1234R08M', name: '1A-R08M', label: '1' },
  { key: 'b', serial: 'SR08MAAAA', name: '教室 iPad', label: '2' },
  { key: 'c', serial: undefined, name: undefined, label: 'R08M' },
];
const found = (text: string) => findDevices(text, among).map(({ key }) => key);

describe('finding a device', () => {
  it('takes a scanned serial number, with or without the S of the box, in any case', () => {
    expect(found('DMPX1234R08M')).toEqual(['a']);
    expect(found('sdmpx1234r08m')).toEqual(['a']);
    expect(found('SR08MAAAA')).toEqual(['b']);
  });

  it('puts a slot before the end of a serial number, and that before any other part', () => {
    expect(found('r08m')).toEqual(['c', 'a', 'b']);
  });

  it('finds by name and by slot, and nothing for nothing', () => {
    expect(found('教室')).toEqual(['b']);
    expect(found('2')).toEqual(['b']);
    expect(found('  ')).toEqual([]);
  });
});
