import { z } from 'zod';
import { deviceSnapshotSchema } from '../domain/device.ts';
import { fleetOperationSchema } from '../domain/fleet.ts';
import { deliverySchema } from '../domain/record.ts';
import { runViewSchema } from '../domain/run.ts';
import { stationStatusSchema } from '../domain/station.ts';

/** One thing that is now so: the whole of it, not what changed in it. */
export const stationEventSchema = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('device'), device: deviceSnapshotSchema }),
  z.object({ topic: z.literal('run'), run: runViewSchema }),
  z.object({ topic: z.literal('delivery'), delivery: deliverySchema }),
  z.object({ topic: z.literal('status'), status: stationStatusSchema }),
  z.object({ topic: z.literal('fleet'), operation: fleetOperationSchema }),
  /** A command that changes something was carried out for whatever face; `family` is the word before its dot. */
  z.object({ topic: z.literal('changed'), family: z.string() }),
]);
export type StationEvent = z.infer<typeof stationEventSchema>;

/** What an event is about: of each subject only the newest event counts. */
export function subjectOf(event: StationEvent): string {
  switch (event.topic) {
    case 'device':
      return `device ${event.device.key}`;
    case 'run':
      return `run ${event.run.runId}`;
    case 'delivery':
      return `delivery ${event.delivery.recordId}`;
    case 'status':
      return 'status';
    case 'fleet':
      return `fleet ${event.operation.id}`;
    case 'changed':
      return `changed ${event.family}`;
  }
}

/**
 * What a station tells its faces: the newest of every subject that changed since the last patch, at most ten patches a
 * second. A gap in `seq` means: list again.
 */
export const stationPatchSchema = z.object({ seq: z.number().int(), events: z.array(stationEventSchema) });
export type StationPatch = z.infer<typeof stationPatchSchema>;
