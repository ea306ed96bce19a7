import { devicesReady } from '../../electron/practice/rehearse/waits.ts';
import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import type { RunView } from '../../shared/domain/run.ts';
import type { FaultCase } from './cases.ts';
import type { FaultRoom } from './fault-room.ts';

/** Seconds; each ends only what hangs. */
const patience = { identify: 30, run: 60 } as const;

/**
 * Sees a device through as an operator would: applies the blueprint unless a run is there already, answers what it asks,
 * waits for its end, and takes the finished device in hand. Rejects when the station goes away.
 */
export async function kitThrough(room: FaultRoom, udid: string, faultCase: FaultCase): Promise<RunView> {
  const { watch } = room.station;
  const rest = answerQuestions(room, udid, faultCase);
  try {
    const device = await identified(room, udid);
    const known = [...watch.runs.values()].find((run) => run.udid === udid);
    let run = await ended(room, known?.runId ?? (await apply(room, device, faultCase)));
    if (run.end === 'parked' && faultCase.parks) run = await ended(room, await apply(room, device, faultCase));
    if (run.end === 'prepared') await room.operator.begin(udid);
    return run;
  } finally {
    rest();
  }
}

/** @returns the new run's id. */
async function apply(room: FaultRoom, { key }: DeviceSnapshot, faultCase: FaultCase): Promise<string> {
  const { client } = room.station;
  const blueprintId = room.blueprintIdOf(faultCase);
  const { planHash, nonce } = await client.call('kitting.plan', { blueprintId, devices: [key] });
  const { runs } = await client.call('kitting.apply', { planHash, nonce, devices: [key] });
  return runs[0]?.runId ?? '';
}

async function identified({ station }: FaultRoom, udid: string): Promise<DeviceSnapshot> {
  const find = (devices: readonly DeviceSnapshot[]) => devices.find((device) => device.facts.udid === udid);
  const { client, gone } = station;
  const device = find(await devicesReady(client, patience.identify, (ready) => find(ready) !== undefined, gone));
  if (device === undefined) throw new Error('a device that is ready is among the devices');
  return device;
}

async function ended({ station }: FaultRoom, runId: string): Promise<RunView> {
  const { watch, gone } = station;
  const isOver = () => watch.runs.get(runId)?.phase === 'ended';
  await watch.until(`the end of run ${runId}`, patience.run, isOver, gone);
  const run = watch.runs.get(runId);
  if (run === undefined) throw new Error('a run that ended is among the runs');
  return run;
}

/** Answers every question of this device's runs once, at the screen of the station or on the device. */
function answerQuestions({ station, operator }: FaultRoom, udid: string, faultCase: FaultCase): () => void {
  const { client, watch } = station;
  const answered = new Set<string>();
  const answer = (run: RunView) => {
    if (run.udid !== udid || run.phase !== 'waiting') return;
    if (run.waitingFor?.code === 'wait.trust') operator.trust(udid).catch(() => {});
    const reply = faultCase.answer(run);
    const question = `${run.runId} ${run.attempt} ${run.waitingFor?.code}`;
    if (reply === undefined || answered.has(question)) return;
    answered.add(question);
    // The run may have gone on by itself meanwhile; then there is nothing to answer.
    client.call('kitting.answer', { runId: run.runId, attempt: run.attempt, answer: reply }).catch(() => {});
  };
  for (const run of watch.runs.values()) answer(run);
  return client.subscribe(({ events }) => {
    for (const event of events) if (event.topic === 'run') answer(event.run);
  });
}
