import { describe, expect, it } from 'vitest';
import { kittedDevice, refusedDevice, sampleRehearsal, witnessesOf } from '../../../tests/support/sample-rehearsal.ts';
import { figuresOf } from './figures.ts';
import { promiseTexts } from './promises.ts';
import type { Rehearsal } from './rehearse.ts';
import { brokenPromises, summaryOf } from './summary.ts';

const withFigures = (change: Partial<Rehearsal['figures']>) => {
  const rehearsal = sampleRehearsal(2);
  return { ...rehearsal, figures: { ...rehearsal.figures, ...change } };
};
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('the summary of a rehearsal', () => {
  it('has the fields that programs count on', () => {
    expect(summaryOf(sampleRehearsal(2))).toEqual({
      devices: 2,
      kitted: 2,
      enrolled: 2,
      refused: 0,
      asExpected: 2,
      records: { delivered: 2, duplicates: 0, lost: 0 },
      operatorTaps: 4,
      maxErasesPerDevice: 0,
      maxCloudConfigurationWritesPerDevice: 1,
      seconds: 3.46,
      stationPeakMiB: 250,
      stationCpuSeconds: 1.4,
    });
  });
});

describe('the promises of a rehearsal', () => {
  it('are kept when everything went as it should', () => {
    expect(brokenPromises(sampleRehearsal(2), 'en')).toEqual([]);
    expect(brokenPromises(sampleRehearsal(2, { offlineVerdicts: ['waiting-for-network'] }), 'en')).toEqual([]);
  });

  it.each<[string, Rehearsal, string, string]>([
    ['no device', sampleRehearsal(0), 'No device was on the bench.', 'ベンチに端末がありません。'],
    [
      'an act that did not end',
      sampleRehearsal(1, { overdue: { phase: 'kitting', seconds: 600 } }),
      '“Kitting” did not end within 600 s.',
      '「キッティングしています」が 600 秒以内に終わりませんでした。',
    ],
    [
      'a record taken twice',
      withFigures({ records: { delivered: 3, duplicates: 1, lost: 0 } }),
      'Records delivered twice: 1.',
      '登録記録が 1 件重複しています。',
    ],
    [
      'a record lost',
      withFigures({ records: { delivered: 2, duplicates: 0, lost: 1 } }),
      'Records lost: 1.',
      '登録記録が 1 件失われました。',
    ],
    [
      'too few records',
      withFigures({ records: { delivered: 1, duplicates: 0, lost: 0 } }),
      'Records delivered: only 1, for 2 devices.',
      '登録記録は 1 件しか届いていません (端末は 2 台)。',
    ],
    [
      'a second erase',
      withFigures({ maxErasesPerDevice: 2 }),
      'A device was erased 2 times.',
      '2 回消去された端末があります。',
    ],
    [
      'a second configuration',
      withFigures({ maxCloudConfigurationWritesPerDevice: 2 }),
      'A device was configured 2 times.',
      '2 回構成された端末があります。',
    ],
    [
      'a verdict that did not wait',
      sampleRehearsal(1, { offlineVerdicts: ['waiting-for-network', 'enrolled'] }),
      'Not every device waited for the network while the room was offline.',
      '教室がオフラインの間に、ネットワーク待ちにならなかった端末があります。',
    ],
  ])('are broken by %s', (_, rehearsal, en, ja) => {
    expect(brokenPromises(rehearsal, 'en')).toEqual([en]);
    expect(brokenPromises(rehearsal, 'ja')).toEqual([ja]);
  });

  it('are broken by a device that did not end as expected, which is named', () => {
    const unenrolled = { ...kittedDevice('1'), managed: undefined };
    const refused = refusedDevice('2', 'activation.failed');
    const figures = figuresOf(witnessesOf([unenrolled, refused]), (udid) =>
      udid === 'udid-2' ? { end: 'refused', cause: 'activation.locked' } : { end: 'kitted' },
    );
    expect(brokenPromises(sampleRehearsal(2, { figures }), 'en')).toEqual([
      '0 of 1 devices enrolled into the MDM.',
      '0 of 1 devices to be refused were left as they were, with their cause on record.',
      'SERIAL0001 is kitted, but the MDM has not enrolled it.',
      'SERIAL0002: the record names activation.failed as the cause, not activation.locked.',
    ]);
  });

  it('name only so many devices', () => {
    const seen = Array.from({ length: 64 }, (_, index) => refusedDevice(String(index + 1), 'activation.locked'));
    const broken = brokenPromises(sampleRehearsal(64, { figures: figuresOf(witnessesOf(seen)) }), 'en');
    expect(broken.length).toBeLessThan(12);
    expect(broken.at(-1)).toBe('56 more devices did not end as expected.');
  });

  it('have the same holes in both languages', () => {
    for (const [code, text] of Object.entries(promiseTexts)) {
      expect({ code, holes: holes(text.ja) }).toEqual({ code, holes: holes(text.en) });
      expect(text.ja).toMatch(/[ぁ-ん]/);
    }
  });
});
