import { z } from 'zod';
import { problemSchema } from '../domain/run.ts';
import { roles } from './command.ts';
import { stationPatchSchema } from './events.ts';

/** Frames of the contract over any transport: one JSON text each. */
export const requestFrameSchema = z.object({
  type: z.literal('request'),
  id: z.number().int().nonnegative(),
  kind: z.string(),
  /** Present on mutations: the same id again returns the first answer. */
  commandId: z.string().optional(),
  input: z.unknown(),
});
export type RequestFrame = z.infer<typeof requestFrameSchema>;

export const clientFrameSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    contractVersion: z.number().int(),
    /** A face may ask to be less than its transport lets it be, never more. */
    role: z.enum(roles).optional(),
    seat: z.literal('window').optional(),
  }),
  z.object({ type: z.literal('subscribe') }),
  requestFrameSchema,
]);

export const serverFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), contractVersion: z.number().int(), station: z.string() }),
  z.object({ type: z.literal('answer'), id: z.number().int(), output: z.unknown() }),
  z.object({ type: z.literal('problem'), id: z.number().int(), problem: problemSchema }),
  z.object({ type: z.literal('patch'), patch: stationPatchSchema }),
]);
export type ServerFrame = z.infer<typeof serverFrameSchema>;
