import { describe, expect, it } from 'vitest';
import { deliveredRecord, kittedDevice, refusedDevice, witnessesOf } from '../../../tests/support/sample-rehearsal.ts';
import type { Expectation } from './expectations.ts';
import { figuresOf } from './figures.ts';

const refuse = (cause: string): Expectation => ({ end: 'refused', cause });
const unmetOf = (seen: Parameters<typeof witnessesOf>[0], expectation: Expectation) =>
  figuresOf(witnessesOf(seen), () => expectation).unmet.map(({ found, cause }) => [found, cause]);

describe('figures of a room in which all went well', () => {
  it('count every device as kitted, enrolled and as expected', () => {
    const figures = figuresOf(witnessesOf([kittedDevice('1'), kittedDevice('2')]));
    expect(figures).toEqual({
      devices: 2,
      kitted: 2,
      enrolled: 2,
      refused: 0,
      expected: { kitted: 2, refused: 0 },
      asExpected: 2,
      unmet: [],
      records: { delivered: 2, duplicates: 0, lost: 0 },
      operatorTaps: 4,
      maxErasesPerDevice: 0,
      maxCloudConfigurationWritesPerDevice: 1,
    });
  });

  it('count a device that was refused as it should be', () => {
    const cause = refuse('kitting.find-my-on');
    const seen = [kittedDevice('1'), refusedDevice('2', 'kitting.gave-up', { reason: 'kitting.find-my-on' })];
    const figures = figuresOf(witnessesOf(seen), (udid) => (udid === 'udid-2' ? cause : { end: 'kitted' }));
    expect(figures).toMatchObject({ kitted: 1, refused: 1, asExpected: 2, expected: { kitted: 1, refused: 1 } });
  });
});

describe('a device that was to be kitted', () => {
  const seen = kittedDevice('1');

  it.each([
    ['has another name', { name: 'iPad' }],
    ['is not supervised', { supervised: false }],
    ['lacks its configuration', { cloudConfiguration: null }],
    ['belongs to somebody else', { cloudConfiguration: { OrganizationName: '貸出元' } }],
    ['speaks another language', { language: 'en' }],
    ['is in another region', { locale: 'en_US' }],
    ['lacks a profile', { profiles: seen.device.profiles.slice(1) }],
  ])('is not when it %s', (_, change) => {
    const other = { ...seen, device: { ...seen.device, ...change } };
    expect(unmetOf([other], { end: 'kitted' })).toEqual([['not-kitted', undefined]]);
  });

  it.each([
    ['never saw it', undefined],
    ['saw no TokenUpdate', { profileList: ['mdm'] }],
    ['saw no ProfileList', { tokenUpdateAt: '2026-04-01T00:00:00Z', profileList: [] }],
  ])('is not enrolled when the MDM %s', (_, managed) => {
    expect(unmetOf([{ ...seen, managed }], { end: 'kitted' })).toEqual([['not-enrolled', undefined]]);
  });

  it('is not when it was refused, whose cause is told', () => {
    expect(unmetOf([refusedDevice('1', 'activation.locked')], { end: 'kitted' })).toEqual([
      ['not-kitted', 'activation.locked'],
    ]);
  });
});

describe('a device that was to be refused', () => {
  const seen = refusedDevice('1', 'activation.locked');
  const expectation = refuse('activation.locked');

  it('is as expected when it was left alone and its record names the cause', () => {
    expect(unmetOf([seen], expectation)).toEqual([]);
  });

  it.each([
    ['erased', { ...seen, counters: { ...seen.counters, erases: 1 } }],
    ['configured', { ...seen, counters: { ...seen.counters, cloudConfigurationWrites: 1 } }],
    ['enrolled', { ...seen, managed: kittedDevice('1').managed }],
  ])('is not when it was %s', (_, touched) => {
    expect(unmetOf([touched], expectation)).toEqual([['touched', 'activation.locked']]);
  });

  it('is not when it was kitted', () => {
    expect(unmetOf([kittedDevice('1')], expectation)).toEqual([['touched', undefined]]);
  });

  it('is not without a record that names a cause, or with another cause', () => {
    expect(unmetOf([{ ...seen, records: [] }], expectation)).toEqual([['not-recorded', undefined]]);
    expect(unmetOf([refusedDevice('1', 'activation.failed')], expectation)).toEqual([
      ['other-cause', 'activation.failed'],
    ]);
  });
});

describe('records', () => {
  it('are lost when a run ended in the journal and the backend has none of it', () => {
    const seen = [kittedDevice('1'), { ...kittedDevice('2'), records: [] }];
    expect(figuresOf(witnessesOf(seen)).records).toEqual({ delivered: 1, duplicates: 0, lost: 1 });
  });

  it('are duplicates when the backend took one effect twice, under whatever id', () => {
    const first = deliveredRecord('1', 'prepared');
    const records = [first, { ...first, id: 'another' }, deliveredRecord('1', 'enrolled')];
    const { duplicates, delivered } = figuresOf(witnessesOf([{ ...kittedDevice('1'), records }])).records;
    expect({ duplicates, delivered }).toEqual({ duplicates: 1, delivered: 3 });
  });
});
