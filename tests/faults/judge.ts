import { duplicateEffects, isEnrolled, isKitted } from '../../electron/practice/rehearse/figures.ts';
import type { Witnesses } from '../../electron/practice/rehearse/witness.ts';
import type { RunView } from '../../shared/domain/run.ts';
import type { FaultCase } from './cases.ts';
import type { Consents } from './consents.ts';

/** What the station believes, to be held against what the others saw. */
export type Beliefs = {
  readonly runs: readonly RunView[];
  readonly records: readonly { readonly id: string; readonly device: { readonly serial: string } }[];
  readonly consents: Consents;
};

/** Which promises were broken to this device, by what the witnesses saw. */
export function judgeDevice(udid: string, faultCase: FaultCase, witnesses: Witnesses, beliefs: Beliefs): string[] {
  const runs = beliefs.runs.filter((run) => run.udid === udid);
  const device = witnesses.devices.find((candidate) => candidate.udid === udid);
  const counters = witnesses.counters[udid];
  if (device === undefined || counters === undefined) return ['the bench does not know the device'];

  const records = witnesses.records.filter((record) => record.serial === device.serial);
  const kept = beliefs.records.filter((record) => record.device.serial === device.serial);
  const runIds = runs.map(({ runId }) => runId);
  const mayErase = beliefs.consents(runIds, 'erase');
  const mayConfigure = beliefs.consents(runIds, 'cloud-configuration');
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
  const { erases, cloudConfigurationWrites: configured } = counters;
  expect(erases <= mayErase, `${erases} erases under ${mayErase} consents`);
  expect(configured <= mayConfigure, `${configured} cloud configurations under ${mayConfigure} consents`);
  for (const { runId, end } of runs) {
    const ends = records.filter((record) => record.runId === runId && record.kind === end);
    expect(ends.length === 1, `${ends.length} records say that the run ended ${end}`);
  }
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();
  expect(ids(kept).join() === ids(records).join(), `${kept.length} records kept, ${records.length} delivered`);
  for (const effect of duplicateEffects(records)) broken.push(`recorded twice: ${effect}`);
  return broken;
}
