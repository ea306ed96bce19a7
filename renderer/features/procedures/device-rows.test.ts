import { describe, expect, it } from 'vitest';
import type { CampaignDevice } from '../../../shared/domain/campaign.ts';
import { countDevices, deviceRows, standingBefore, wordsIn } from './device-rows.ts';

const device = (name: string, more: Partial<CampaignDevice> = {}): CampaignDevice => ({
  device: name,
  missed: 0,
  contradicted: 0,
  history: [],
  ...more,
});
const devices = [
  device('d1', { doneAt: '2015-11-02' }),
  device('d2', { step: 'deliver', now: { 氏名: '佐藤' } }),
  device('d3', { step: 'tap', dueBy: '2015-11-06', contradicted: 1 }),
  device('d4', { step: 'tap', dueBy: '2015-11-05', missed: 1 }),
];
const names = (rows: readonly CampaignDevice[]) => rows.map((row) => row.device);

describe('the devices of a campaign', () => {
  it('are listed by what is due first, and what is done last', () => {
    expect(names(deviceRows(devices, { filter: 'all', text: '' }))).toEqual(['d4', 'd3', 'd2', 'd1']);
  });

  it('are found by number and by what the console tells of them', () => {
    expect(names(deviceRows(devices, { filter: 'all', text: 'Ｄ3' }))).toEqual(['d3']);
    expect(names(deviceRows(devices, { filter: 'all', text: '佐藤' }))).toEqual(['d2']);
    expect(names(deviceRows(devices, { filter: 'trouble', text: '' }))).toEqual(['d4', 'd3']);
    expect(countDevices(devices)).toEqual({ all: 4, open: 3, trouble: 2, done: 1 });
  });

  it('are ticked where they stand: the chosen ones, or all', () => {
    expect(standingBefore({ devices }, 'tap', new Set())).toEqual(['d3', 'd4']);
    expect(standingBefore({ devices }, 'tap', new Set(['d2', 'd4']))).toEqual(['d4']);
  });
});

describe('pasted words', () => {
  it('may stand in lines, with commas or with spaces, and count once', () => {
    expect(wordsIn(' DMPXK0AAJF88\n04:f4:5f:07:a7:a9, DMPXK0AAJF88、b2\t')).toEqual([
      'DMPXK0AAJF88',
      '04:f4:5f:07:a7:a9',
      'b2',
    ]);
  });
});
