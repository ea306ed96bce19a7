import type { Language } from '../../../shared/texts/language.ts';
import type { Unmet } from './figures.ts';
import { phaseLabels } from './phases.ts';
import { type BrokenPromise, promiseText } from './promises.ts';
import type { Rehearsal } from './rehearse.ts';

/** The one line that `--json` prints; every count in it comes from a witness. */
export function summaryOf({ figures, seconds, station }: Rehearsal) {
  return {
    devices: figures.devices,
    kitted: figures.kitted,
    enrolled: figures.enrolled,
    refused: figures.refused,
    asExpected: figures.asExpected,
    records: figures.records,
    operatorTaps: figures.operatorTaps,
    maxErasesPerDevice: figures.maxErasesPerDevice,
    maxCloudConfigurationWritesPerDevice: figures.maxCloudConfigurationWritesPerDevice,
    seconds: Math.round(seconds * 100) / 100,
    stationPeakMiB: station.peakMiB,
    stationCpuSeconds: station.cpuSeconds,
  };
}

/** A rehearsal succeeded only when every witness agrees; each broken promise is named, in the language asked for. */
export function brokenPromises(rehearsal: Rehearsal, language: Language): string[] {
  return findBroken(rehearsal, language).map((promise) => promiseText(promise, language));
}

function findBroken({ figures, offlineVerdicts, overdue }: Rehearsal, language: Language): BrokenPromise[] {
  const { devices, expected, records, unmet } = figures;
  const broken: BrokenPromise[] = [];
  const expect = (holds: boolean, promise: BrokenPromise) => {
    if (!holds) broken.push(promise);
  };
  if (overdue !== undefined) {
    const phase = phaseLabels[overdue.phase][language];
    broken.push({ code: 'overdue', params: { phase, seconds: overdue.seconds } });
  }
  expect(devices > 0, { code: 'no-devices', params: {} });
  const short = (of: 'kitted' | 'refused', ...found: Unmet['found'][]) => {
    return unmet.filter((one) => one.expectation.end === of && found.includes(one.found)).length;
  };
  const kitted = expected.kitted - short('kitted', 'not-kitted');
  const enrolled = expected.kitted - short('kitted', 'not-kitted', 'not-enrolled');
  const refused = expected.refused - short('refused', 'touched', 'not-recorded', 'other-cause');
  expect(kitted === expected.kitted, { code: 'kitted', params: { count: kitted, expected: expected.kitted } });
  expect(enrolled === expected.kitted, { code: 'enrolled', params: { count: enrolled, expected: expected.kitted } });
  expect(refused === expected.refused, { code: 'refused', params: { count: refused, expected: expected.refused } });
  broken.push(...unmetDevices(unmet));
  expect(records.delivered >= devices, { code: 'records', params: { delivered: records.delivered, devices } });
  expect(records.duplicates === 0, { code: 'duplicates', params: { count: records.duplicates } });
  expect(records.lost === 0, { code: 'lost', params: { count: records.lost } });
  const { maxErasesPerDevice: erases, maxCloudConfigurationWritesPerDevice: configurations } = figures;
  expect(erases <= 1, { code: 'erases', params: { count: erases } });
  expect(configurations <= 1, { code: 'configurations', params: { count: configurations } });
  const waited = offlineVerdicts?.every((verdict) => verdict === 'waiting-for-network') ?? true;
  expect(waited, { code: 'offline-verdicts', params: {} });
  return broken;
}

/** More would push everything else off the screen. */
const mostNamed = 8;

function unmetDevices(unmet: readonly Unmet[]): BrokenPromise[] {
  const named = unmet.slice(0, mostNamed).map(aboutDevice);
  const more = unmet.length - named.length;
  return more > 0 ? [...named, { code: 'more-devices', params: { count: more } }] : named;
}

function aboutDevice({ serial, expectation, found, cause = '–' }: Unmet): BrokenPromise {
  const expected = expectation.end === 'refused' ? expectation.cause : '–';
  switch (found) {
    case 'not-kitted':
      return { code: 'device-not-kitted', params: { serial, cause } };
    case 'not-enrolled':
      return { code: 'device-not-enrolled', params: { serial } };
    case 'touched':
      return { code: 'device-touched', params: { serial, expected } };
    case 'not-recorded':
      return { code: 'device-not-recorded', params: { serial, expected } };
    case 'other-cause':
      return { code: 'device-other-cause', params: { serial, expected, cause } };
  }
}
