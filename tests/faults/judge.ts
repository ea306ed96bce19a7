import { duplicateEffects, isEnrolled, isKitted } from '../../electron/practice/rehearse/figures.ts';
import type { Witnesses } from '../../electron/practice/rehearse/witness.ts';
import type { RunView } from '../../shared/domain/run.ts';
import type { FaultCase } from './cases.ts';

/** Which promises were broken to this device, by what the witnesses saw. */
export function judgeDevice(
  udid: string,
  faultCase: FaultCase,
  witnesses: Witnesses,
  allRuns: readonly RunView[],
): string[] {
  const runs = allRuns.filter((run) => run.udid === udid);
  const device = witnesses.devices.find((candidate) => candidate.udid === udid);
  const counters = witnesses.counters[udid];
  if (device === undefined || counters === undefined) return ['the bench does not know the device'];

  const records = witnesses.records.filter((record) => record.serial === device.serial);
  const endsOnRecord = new Set(records.map((record) => record.runId));
  // Each attempt of a run has a consent of its own.
  const consents = runs.reduce((sum, run) => sum + run.attempt, 0);
  const pairingAllowed = faultCase.blueprint.allowPairing ?? true;

  const broken: string[] = [];
  const expect = (holds: boolean, what: string) => {
    if (!holds) broken.push(what);
  };
  const prepared = runs.filter((run) => run.end === 'prepared');
  expect(prepared.length === 1, `${prepared.length} of ${runs.length} runs prepared it`);
  for (const run of runs) {
    const allowed = run.end === 'prepared' || (run.end === 'parked' && faultCase.parks === true);
    expect(allowed, `a run ended ${run.end} (${run.problem?.code ?? '–'})`);
  }
  expect(isKitted(device), 'the device is not as the blueprint says');
  const { AllowPairing } = device.cloudConfiguration ?? {};
  expect(AllowPairing === pairingAllowed, `AllowPairing is ${AllowPairing}`);
  expect(isEnrolled(witnesses.managed[device.serial]), 'the MDM has not enrolled it');
  expect(counters.erases <= consents, `${counters.erases} erases under ${consents} consents`);
  expect(
    counters.cloudConfigurationWrites <= consents,
    `${counters.cloudConfigurationWrites} cloud configurations under ${consents} consents`,
  );
  for (const run of runs) expect(endsOnRecord.has(run.runId), 'a run’s record is lost');
  for (const effect of duplicateEffects(records)) broken.push(`recorded twice: ${effect}`);
  return broken;
}
