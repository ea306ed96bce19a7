import { z } from 'zod';
import { checkReportSchema } from '../domain/check.ts';
import {
  enrollmentSymptomSchema,
  fleetListingSchema,
  fleetOperationSchema,
  fleetPreviewSchema,
  fleetRequestSchema,
  fleetServerSchema,
  registrationMethodSchema,
  registrationReportSchema,
  typedSerialSchema,
  typedSerialsSchema,
} from '../domain/fleet.ts';
import { stationPinSchema } from '../domain/station-pin.ts';
import { mutation, query } from './command.ts';

const operation = z.object({ id: z.string().min(1).max(100) });
const who = z.string().trim().min(1).max(120);
const file = z.object({ fileName: z.string().min(1).max(255), data: z.base64().max(11 * 1024 * 1024) });
const stepId = z.string().min(1).max(200);
const step = operation.extend({
  /** One, or those that were done in one go; all of them or none. */
  step: z.union([stepId, z.array(stepId).min(1).max(1000)]),
  by: who,
  note: z.string().trim().max(500).default(''),
});

/** The life cycle of devices at their MDM: what is previewed, consented to, journalled and read back. */
export const fleetCommands = {
  /** Every server with what its MDM can do. */
  'fleet.servers': query(z.object({}).default({}), z.array(fleetServerSchema)),
  /** Devices that this station or the server's MDM knows, and where they stand; of all servers when none is named. */
  'fleet.list': query(z.object({ serverId: z.string().min(1).optional() }).default({}), fleetListingSchema),
  /** Without an id all operations, the latest first. */
  'fleet.operations': query(
    z.object({ open: z.boolean().default(false) }).default({ open: false }),
    z.array(fleetOperationSchema),
  ),
  'fleet.show': query(operation, fleetOperationSchema),

  /** Who is affected, what cannot be taken back, what is refused and why. Nothing is done. */
  'fleet.preview': query(z.object({ serverId: z.string().min(1), request: fleetRequestSchema }), fleetPreviewSchema),
  /** Begins what was previewed. The PIN is needed where the preview says so. */
  'fleet.start': mutation(
    z.object({
      planHash: z.string(),
      nonce: z.string(),
      /** Serials the person confirmed; must be those of the preview. */
      devices: z.array(z.string()).min(1).max(1000),
      pin: stationPinSchema.optional(),
    }),
    fleetOperationSchema,
  ),
  /** Somebody did a step by hand; `seen`: and saw its effect on the console. */
  'fleet.tick': mutation(step.extend({ seen: z.boolean().default(false) }), fleetOperationSchema),
  'fleet.notNeeded': mutation(step, fleetOperationSchema),
  /** Reads back what can be read back now. */
  'fleet.verify': mutation(operation, fleetOperationSchema),
  /** What is done stays done. */
  'fleet.cancel': mutation(
    operation.extend({ by: who, reason: z.string().trim().min(1).max(500) }),
    fleetOperationSchema,
  ),

  /** How the device was registered the first time, as a person says. */
  'fleet.setMethod': mutation(
    z.object({ serials: typedSerialsSchema, method: registrationMethodSchema }),
    z.object({ serials: z.array(z.string()), method: registrationMethodSchema }),
  ),

  /** The serial numbers that a file lists: a CSV with such a column, or one on each line. */
  'fleet.serials': query(z.object({ file }), z.object({ serials: z.array(z.string()) })),
  /** Which of tomorrow's devices some MDM still holds: serials, a file that lists them, what is attached, or all three. */
  'fleet.check': query(
    z.object({
      serials: z.array(typedSerialSchema).max(1000).default([]),
      file: file.optional(),
      attached: z.boolean().default(false),
    }),
    registrationReportSchema,
    'operator',
  ),
  /** Why this device may not enroll, by what it shows (mission §5). Asks, and changes nothing. */
  'fleet.explain': query(
    z.object({ serverId: z.string().min(1), serial: typedSerialSchema, symptom: enrollmentSymptomSchema }),
    checkReportSchema,
    'operator',
  ),
} as const;
