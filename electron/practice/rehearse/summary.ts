import type { Rehearsal } from './rehearse.ts';

/** The one line that `--json` prints; every count in it comes from a witness. */
export function summaryOf({ figures, seconds, station }: Rehearsal) {
  return {
    devices: figures.devices,
    kitted: figures.kitted,
    enrolled: figures.enrolled,
    records: figures.records,
    operatorTaps: figures.operatorTaps,
    maxErasesPerDevice: figures.maxErasesPerDevice,
    maxCloudConfigurationWritesPerDevice: figures.maxCloudConfigurationWritesPerDevice,
    seconds: Math.round(seconds * 100) / 100,
    stationPeakMiB: station.peakMiB,
    stationCpuSeconds: station.cpuSeconds,
  };
}

/** A rehearsal succeeded only when every witness agrees; each broken promise is named. */
export function brokenPromises({ figures, offlineVerdicts }: Rehearsal): string[] {
  const broken: string[] = [];
  const expect = (holds: boolean, what: string) => {
    if (!holds) broken.push(what);
  };
  expect(figures.devices > 0, 'no device was on the bench');
  expect(figures.kitted === figures.devices, `${figures.kitted} of ${figures.devices} kitted`);
  expect(figures.enrolled === figures.devices, `${figures.enrolled} of ${figures.devices} enrolled`);
  expect(figures.records.delivered >= figures.devices, `${figures.records.delivered} records delivered`);
  expect(figures.records.duplicates === 0, `${figures.records.duplicates} duplicate records`);
  expect(figures.records.lost === 0, `${figures.records.lost} records lost`);
  expect(figures.maxErasesPerDevice <= 1, `a device was erased ${figures.maxErasesPerDevice} times`);
  expect(
    figures.maxCloudConfigurationWritesPerDevice <= 1,
    `a device was configured ${figures.maxCloudConfigurationWritesPerDevice} times`,
  );
  expect(
    offlineVerdicts?.every((verdict) => verdict === 'waiting-for-network') ?? true,
    'not every device waited for the network while the room was offline',
  );
  return broken;
}
