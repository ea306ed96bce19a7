import { z } from 'zod';
import { faultsSchema } from './faults.ts';
import { scenarioSchema } from './scenario.ts';

/** What a bench is started with. Neither socket nor port: a socket in a folder of its own under the system's temp. */
export const benchOptionsSchema = z.strictObject({
  /** Unix socket of usbmuxd; 0600. */
  socket: z.string().min(1).optional(),
  /** TCP port on the loopback address instead; 0 takes a free one. */
  port: z.int().min(0).max(65_535).optional(),
  /** Unix socket of the control channel; beside the other one when left out. */
  control: z.string().min(1).optional(),
  devices: z.int().min(0).max(256).default(2),
  seed: z.string().max(200).default('1'),
  /** Milliseconds each answer of a device is late. */
  latency: z.int().min(0).max(60_000).default(0),
  delays: z.enum(['reference', 'none']).default('none'),
  /** By which the reference delays are multiplied; without it by what their file says. */
  delayScale: z.number().positive().max(1).optional(),
  scenario: scenarioSchema.prefault({}),
  faults: faultsSchema.default([]),
});

/** As given; defaults may be left out. */
export type BenchOptions = z.input<typeof benchOptionsSchema>;
export type ParsedBenchOptions = z.output<typeof benchOptionsSchema>;
