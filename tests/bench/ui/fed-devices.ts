import { type DeviceFacts, deviceFactsSchema } from '../../../shared/domain/device.ts';
import { deviceKey, deviceRefOf, udidSchema } from '../../../shared/domain/ids.ts';
import { type StepId, stepIds } from '../../../shared/domain/plan.ts';
import type { RunView } from '../../../shared/domain/run.ts';
import { shortStepLabel, shortWaitLabel } from '../../../shared/texts/reasons/tile-words.ts';
import type { FeedLine } from './feed-line.ts';

const trust = { code: 'wait.trust', params: {} } as const;
/** What the line of a tile says, one after the other: every step, then once a wait for a person. */
const stepTexts = [...stepIds.map((step) => shortStepLabel(step, 'ja')), shortWaitLabel(trust, 'ja') ?? ''];

/** Where on a tile a text stands, by what it says; the texts of one place follow each other. */
export function placeOnTile(text: string): 'step' | 'battery' | undefined {
  if (/^\d+%$/.test(text)) return 'battery';
  return stepTexts.includes(text) ? 'step' : undefined;
}

/** One of the feed's devices: it is kitted again and again, and its battery fills. */
export type FedDevice = {
  readonly key: string;
  readonly attach: Extract<FeedLine, { type: 'attach' }>;
  /** Its next change, and the text by which its tile shows it. */
  change(): { readonly line: FeedLine; readonly text: string };
};

export function fedDevice(index: number): FedDevice {
  const udid = udidSchema.parse(`00008103-${(0x1000_0000 + index).toString(16).toUpperCase().padStart(16, '0')}`);
  const key = deviceKey(deviceRefOf(udid));
  const serial = `FEED${String(index).padStart(8, '0')}`;
  const startedAt = new Date().toISOString();
  let turn = 0;

  const run = (part: number): RunView => ({
    runId: `run-${index}`,
    deviceKey: key,
    serial,
    udid,
    name: `iPad-${index}`,
    blueprintId: 'fed',
    blueprintName: 'iPad 1A',
    attempt: 1 + Math.floor(part / stepTexts.length),
    startedAt,
    ...progress(part % stepTexts.length, startedAt),
  });

  return {
    key,
    attach: {
      type: 'attach',
      // Eight hubs of eight ports.
      device: { deviceId: index + 1, udid, locationId: placeOf(index), productId: 0x12ab },
      facts: factsOf(udid, serial, index),
    },
    change: () => {
      const part = Math.floor(turn / 2);
      const isRun = turn % 2 === 0;
      turn += 1;
      if (isRun) return { line: { type: 'run', run: run(part) }, text: stepTexts[part % stepTexts.length] ?? '' };
      const batteryPercent = (index + part) % 101;
      return { line: { type: 'facts', key, facts: { batteryPercent } }, text: `${batteryPercent}%` };
    },
  };
}

/** Controller 0x14, then two tiers of hubs (device-protocols §9). */
function placeOf(index: number): number {
  return (0x14 << 24) | ((1 + (index >> 3)) << 20) | ((1 + (index & 7)) << 16);
}

function factsOf(udid: string, serial: string, index: number): DeviceFacts {
  return deviceFactsSchema.parse({
    udid,
    serial,
    productType: 'iPad13,18',
    deviceClass: 'iPad',
    osVersion: '26.1',
    buildVersion: '23B85',
    name: 'iPad',
    wifiMac: `02:00:00:00:00:${index.toString(16).padStart(2, '0')}`,
    paired: true,
    activation: 'Activated',
    findMy: 'no',
    setupDone: 'no',
    supervised: 'yes',
    batteryPercent: index % 101,
    charging: true,
    freeBytes: 50_000_000_000,
  });
}

/** Step by step, then once waiting for a person. */
function progress(position: number, startedAt: string): Pick<RunView, 'steps' | 'phase' | 'waitingFor' | 'expects'> {
  const now = new Date().toISOString();
  const stateOf = (step: StepId, index: number): RunView['steps'][number] => {
    if (index < position) return { step, state: 'done', tries: 1, startedAt, endedAt: now };
    if (index === position) return { step, state: 'running', tries: 1, startedAt: now };
    return { step, state: 'pending', tries: 0 };
  };
  const steps = stepIds.map(stateOf);
  if (position < stepIds.length) return { steps, phase: 'running' };
  return { steps, phase: 'waiting', waitingFor: trust, expects: 'operator' };
}
