import type { RunView } from '../../shared/domain/run.ts';
import type { FaultCase } from './cases.ts';
import type { FaultRoom } from './fault-room.ts';
import { kitThrough } from './kit-through.ts';
import { nameOf } from './point.ts';
import { within } from './within.ts';

/** Seconds until a prologue counts as not reached. */
const patience = 60;

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
  const held = await within(patience, `the prologue's ${nameOf(prologue.at)}`, standing);
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
