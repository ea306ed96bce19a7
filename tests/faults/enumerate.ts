import type { FaultCase } from './cases.ts';
import { converse } from './conversation.ts';
import { openFaultRoom } from './fault-room.ts';
import type { Point } from './point.ts';

/** One death to die: at this point of this case. */
export type Play = { readonly faultCase: FaultCase; readonly point: Point };

/**
 * Plays every case once without dying and lists its points in order: each message twice, and each commit by the first
 * thing it carries that is the case's own (what else it carries dies with it).
 */
export async function enumeratePoints(cases: readonly FaultCase[]): Promise<Play[]> {
  const room = await openFaultRoom(cases, 1);
  try {
    const plays: Play[] = [];
    for (const [index, faultCase] of cases.entries()) {
      const udid = room.udidOf(index);
      await converse({ room, udid, faultCase, signal: new AbortController().signal });
      await room.room.benchControl.call('detach', { udids: [udid] });
      for (const standing of room.gate.trace) {
        const point = standing.find(faultCase.owns);
        if (point !== undefined) plays.push({ faultCase, point });
      }
    }
    return plays;
  } finally {
    await room.close();
  }
}
