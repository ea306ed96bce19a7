import { describe, expect, it } from 'vitest';
import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import { serialSchema, udidSchema } from '../../shared/domain/ids.ts';
import type { DeviceBook } from './device-book.ts';
import { planNames } from './plan-names.ts';

function device(serial: string | undefined): DeviceSnapshot {
  return {
    key: serial ?? 'x',
    attached: true,
    locationId: 1,
    state: 'ready',
    seenAt: '',
    facts: {
      udid: udidSchema.parse('00008110-0000000000000001'),
      ...(serial === undefined ? {} : { serial: serialSchema.parse(serial) }),
      paired: true,
      findMy: 'no',
      setupDone: 'no',
      supervised: 'no',
    },
  };
}

const book: DeviceBook = {
  rosterValues: ({ serial }): Readonly<Record<string, string>> => (serial === 'SERIAL0B' ? { assetTag: 'B' } : {}),
  numberOf: (_, serial) => (serial === 'SERIAL0C' ? 3 : undefined),
  nextNumbers: (_, count) => [7, 8].slice(0, count),
  keep: () => {},
};

const names = (template: string, ...devices: (readonly [serial: string | undefined, runs?: boolean])[]) =>
  planNames(
    template,
    devices.map(([serial, runs = true]) => ({ device: device(serial), runs })),
    { slots: [], book },
  ).map((name) => (name?.state === 'resolved' ? name.name : `? ${name?.fact}`));

describe('the names of one plan', () => {
  it('count on in the order of the devices; who has a number keeps it, who is not run takes none', () => {
    expect(names('i-{{counter:3}}', ['SERIAL0A'], ['SERIAL0C'], ['SERIAL0X', false], ['SERIAL0D'])).toEqual([
      'i-007',
      'i-003',
      'i-008',
      'i-008',
    ]);
  });

  it('end with the numbers of the station, and need a serial number', () => {
    expect(names('{{counter}}', ['SERIAL0A'], ['SERIAL0D'], ['SERIAL0E'], [undefined])).toEqual([
      '7',
      '8',
      '? counter',
      '? counter',
    ]);
  });

  it('take no number for a device that cannot be named otherwise', () => {
    expect(names('{{assetTag}}-{{counter}}', ['SERIAL0A'], ['SERIAL0B'])).toEqual(['? assetTag', 'B-7']);
  });
});
