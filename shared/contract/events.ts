import { z } from 'zod';
import { deviceSnapshotSchema } from '../domain/device.ts';
import { deliverySchema } from '../domain/record.ts';
import { runViewSchema } from '../domain/run.ts';
import { stationStatusSchema } from '../domain/station.ts';

/** What a station tells its faces, coalesced per subject to at most 10 a second. A gap in `seq` means: list again. */
export const stationEventSchema = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('device'), device: deviceSnapshotSchema }),
  z.object({ topic: z.literal('run'), run: runViewSchema }),
  z.object({ topic: z.literal('delivery'), delivery: deliverySchema }),
  z.object({ topic: z.literal('status'), status: stationStatusSchema }),
]);
export type StationEvent = z.infer<typeof stationEventSchema>;

export const sequencedEventSchema = z.object({ seq: z.number().int(), event: stationEventSchema });
export type SequencedEvent = z.infer<typeof sequencedEventSchema>;
