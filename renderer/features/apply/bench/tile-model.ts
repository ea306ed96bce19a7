import type { DeviceSnapshot } from '../../../../shared/domain/device.ts';
import type { Reason, StepId } from '../../../../shared/domain/plan.ts';
import type { Problem, RunView } from '../../../../shared/domain/run.ts';
import { isOfToday } from '../../../state/day.ts';
import { type DeviceState, deviceState } from '../../../state/device-state.ts';

export type ModelKind = 'ipad' | 'iphone' | 'ipod' | 'tv' | 'device';

/** What the upper half of a tile shows. Flat: two heads with equal fields look the same, so nothing is drawn again. */
export type TileHead = {
  readonly state: DeviceState;
  readonly name: string;
  readonly kind: ModelKind;
  readonly osVersion: string | undefined;
  readonly battery: number | undefined;
  readonly charging: boolean;
};

/** What the lower half shows, flat likewise: a battery that fills does not draw it again. */
export type TileBody = {
  readonly state: DeviceState;
  readonly runId: string | undefined;
  readonly blueprintId: string | undefined;
  /** The step under way, or the one that stopped. */
  readonly step: StepId | undefined;
  /** When the step under way began; `undefined` while none is. */
  readonly stepStartedAt: string | undefined;
  /** JSON of the steps' states, of the reason and of the problem: texts compare by value. */
  readonly steps: string | undefined;
  readonly waitingFor: string | undefined;
  readonly problem: string | undefined;
  readonly verdict: RunView['verdict'];
  readonly phase: RunView['phase'] | undefined;
  readonly end: RunView['end'];
  readonly startedAt: string | undefined;
  readonly endedAt: string | undefined;
  readonly setupDone: DeviceSnapshot['facts']['setupDone'];
  /** The note of the ignore list. */
  readonly ignored: string | undefined;
};

export type TileModel = { readonly head: TileHead; readonly body: TileBody };

export function tileModel(
  device: DeviceSnapshot | undefined,
  newestRun: RunView | undefined,
  midnight: number,
): TileModel {
  const run = isOfToday(newestRun, midnight) && newestRun.end !== 'abandoned' ? newestRun : undefined;
  return { head: headOf(device, run), body: bodyOf(device, run) };
}

function headOf(device: DeviceSnapshot | undefined, run: RunView | undefined): TileHead {
  const facts = device?.facts;
  return {
    state: deviceState(device, run),
    name: nameOf(device, run),
    kind: kindOf(facts?.productType ?? facts?.deviceClass),
    osVersion: facts?.osVersion,
    battery: facts?.batteryPercent,
    charging: facts?.charging === true,
  };
}

function bodyOf(device: DeviceSnapshot | undefined, run: RunView | undefined): TileBody {
  return {
    state: deviceState(device, run),
    runId: run?.runId,
    blueprintId: run?.blueprintId,
    step: run === undefined || run.phase === 'queued' ? undefined : currentStep(run.steps),
    stepStartedAt: run?.steps.find(({ state }) => state === 'running')?.startedAt,
    steps: run === undefined ? undefined : JSON.stringify(run.steps.map(({ step, state }) => [step, state])),
    waitingFor: run?.waitingFor === undefined ? undefined : JSON.stringify(run.waitingFor),
    problem: problemOf(device, run),
    verdict: run?.verdict,
    phase: run?.phase,
    end: run?.end,
    startedAt: run?.startedAt,
    endedAt: run?.endedAt,
    setupDone: device?.facts.setupDone ?? 'unknown',
    ignored: device?.ignored?.note,
  };
}

/** The steps of a body, in the shape that `StepBar` draws. */
export function stepsOf(model: Pick<TileBody, 'steps'>): RunView['steps'] {
  if (model.steps === undefined) return [];
  const pairs = JSON.parse(model.steps) as [StepId, RunView['steps'][number]['state']][];
  return pairs.map(([step, state]) => ({ step, state, tries: 0 }));
}

export function reasonOf({ waitingFor }: Pick<TileBody, 'waitingFor'>): Reason | undefined {
  return waitingFor === undefined ? undefined : (JSON.parse(waitingFor) as Reason);
}

export function problemIn({ problem }: Pick<TileBody, 'problem'>): Problem | undefined {
  return problem === undefined ? undefined : (JSON.parse(problem) as Problem);
}

export function kindOf(productType: string | undefined): ModelKind {
  if (productType === undefined) return 'device';
  if (/^ipad/i.test(productType)) return 'ipad';
  if (/^iphone/i.test(productType)) return 'iphone';
  if (/^ipod/i.test(productType)) return 'ipod';
  return /^appletv/i.test(productType) ? 'tv' : 'device';
}

/** iPads run iPadOS since 13; before, and on everything else, it is called iOS. */
export function osName(kind: ModelKind, osVersion: string): string {
  if (kind === 'tv') return `tvOS ${osVersion}`;
  return kind === 'ipad' && Number.parseInt(osVersion, 10) >= 13 ? `iPadOS ${osVersion}` : `iOS ${osVersion}`;
}

/** The step under way; else the one that failed or stopped; else the next one. */
export function currentStep(steps: RunView['steps']): StepId | undefined {
  const inState = (...states: readonly string[]) => steps.find(({ state }) => states.includes(state))?.step;
  return inState('running') ?? inState('failed', 'maybe') ?? inState('pending');
}

function nameOf(device: DeviceSnapshot | undefined, run: RunView | undefined): string {
  const serial = device?.facts.serial ?? run?.serial;
  const name = run?.name ?? device?.facts.name;
  if (name !== undefined && name !== '' && !isFactoryName(name)) return name;
  return serial === undefined ? tailOf(device?.facts.udid) : tailOf(serial, 6);
}

/** "iPad" and "iPhone" tell nothing about which one. */
function isFactoryName(name: string): boolean {
  return /^(iPad|iPhone|iPod touch|Apple TV)$/.test(name);
}

function problemOf(device: DeviceSnapshot | undefined, run: RunView | undefined): string | undefined {
  if (run?.problem !== undefined) return JSON.stringify(run.problem);
  if (run !== undefined || device?.problem === undefined) return undefined;
  return JSON.stringify({ code: device.problem, params: {}, chain: [] } satisfies Problem);
}

function tailOf(text: string | undefined, length = 8): string {
  return text === undefined ? '–' : `…${text.slice(-length)}`;
}
