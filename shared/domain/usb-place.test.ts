import { describe, expect, it } from 'vitest';
import { decodeLocation, locationLabel, usbTree } from './usb-place.ts';

describe('a LocationID', () => {
  it.each([
    [339881984, '20-4.2.3'],
    [337920512, '20-2.4.4.2'],
    [337907712, '20-2.4.1'],
    [1179648, '0-1.2'],
    [35651584, '2-2'],
    [0, '0'],
  ])('%i reads as %s', (id, label) => {
    expect(locationLabel(id)).toBe(label);
  });

  it('with bit 31 set reads the same however it arrived', () => {
    expect(decodeLocation(-2137980928)).toEqual(decodeLocation(2156986368));
    expect(decodeLocation(0x80914000 | 0).bus).toBe(0x80);
  });

  it('uses all six tiers', () => {
    expect(decodeLocation(0x01123456).ports).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('tells the USB tree', () => {
    expect(usbTree(339881984)).toBe('20');
  });
});
