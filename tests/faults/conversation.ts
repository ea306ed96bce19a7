import { devicesReady } from '../../electron/practice/rehearse/waits.ts';
import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import type { RunView } from '../../shared/domain/run.ts';
import type { FaultCase } from './cases.ts';
import type { FaultRoom } from './fault-room.ts';
import { nameOf } from './point.ts';

/** Seconds; each ends only what hangs. */
const patience = { identify: 30, run: 60, point: 60 } as const;

export type Conversation = {
  readonly room: FaultRoom;
  readonly udid: string;
  readonly faultCase: FaultCase;
  /** Aborted when the harness kills the station: whatever the conversation waits for is over. */
  readonly signal: AbortSignal;
};

/**
 * One device from the cable to the end of its run, as an operator would see it through, with what the case does to the
 * station before its points count.
 * @param onCounting called when the points of the case begin.
 */
export async function converse(conversation: Conversation, onCounting: () => void = () => {}): Promise<RunView> {
  const { room, udid, faultCase, signal } = conversation;
  await room.room.benchControl.call('attach', { udids: [udid] });
  if (faultCase.prologue !== undefined) await playPrologue(conversation, onCounting);
  else {
    room.gate.follow(udid);
    onCounting();
  }
  signal.throwIfAborted();
  return kitThrough(room, udid, faultCase);
}

/** Brings the station down once, by death or in good order, and up again. */
async function playPrologue(conversation: Conversation, onCounting: () => void): Promise<void> {
  const { room, udid, faultCase, signal } = conversation;
  const { prologue } = faultCase;
  if (prologue === undefined) return;
  room.gate.follow(udid);
  const standing = room.gate.holdAt(prologue.at);
  const kitting = kitThrough(room, udid, faultCase).catch(() => undefined);
  const held = await within(patience.point, `the prologue's ${nameOf(prologue.at)}`, standing);
  room.gate.follow(udid);
  onCounting();
  if (prologue.how === 'kill') {
    await room.kill();
    held.release();
  } else {
    const stopping = room.station.process.stop();
    held.release();
    await stopping;
  }
  await kitting;
  signal.throwIfAborted();
  await room.revive();
}

/** Applies the blueprint unless a run is open already, answers what it asks, and waits for its end. */
export async function kitThrough(room: FaultRoom, udid: string, faultCase: FaultCase): Promise<RunView> {
  const { client, watch, gone } = room.station;
  const mine = (run: RunView) => run.udid === udid;
  const answered = new Set<string>();
  const answer = (run: RunView) => {
    if (!mine(run) || run.phase !== 'waiting') return;
    if (run.waitingFor?.code === 'wait.trust') room.operator.trust(udid).catch(() => {});
    const reply = faultCase.answer(run);
    const question = `${run.runId} ${run.attempt} ${run.waitingFor?.code}`;
    if (reply === undefined || answered.has(question)) return;
    answered.add(question);
    // The run may have gone on by itself meanwhile; then there is nothing to answer.
    client.call('kitting.answer', { runId: run.runId, attempt: run.attempt, answer: reply }).catch(() => {});
  };
  const unsubscribe = client.subscribe(({ event }) => {
    if (event.topic === 'run') answer(event.run);
  });
  const here = (devices: readonly DeviceSnapshot[]) => devices.some((device) => device.facts.udid === udid);
  const ready = await devicesReady(client, patience.identify, here, gone);
  const device = ready.find(({ facts }) => facts.udid === udid);
  if (![...watch.runs.values()].some(mine) && device !== undefined) {
    const preview = await client.call('kitting.plan', {
      blueprintId: room.blueprintIdOf(faultCase),
      devices: [device.key],
    });
    const { planHash, nonce } = preview;
    await client.call('kitting.apply', { planHash, nonce, devices: [device.key] });
  }
  for (const run of watch.runs.values()) answer(run);
  const ended = (runs: readonly RunView[]) => runs.find((run) => mine(run) && run.phase === 'ended');
  await watch.until(`the run of ${udid}`, patience.run, (runs) => ended(runs) !== undefined, gone);
  unsubscribe();
  const run = ended([...watch.runs.values()]);
  if (run === undefined) throw new Error('a run that ended is among the runs');
  if (run.end === 'prepared') await room.operator.begin(udid);
  return run;
}

export async function within<T>(seconds: number, what: string, promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const deadline = setTimeout(() => reject(new Error(`${what}: not within ${seconds} s`)), seconds * 1000);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(deadline);
  }
}
