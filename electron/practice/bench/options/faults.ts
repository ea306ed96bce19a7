import { z } from 'zod';

const target = {
  /** All devices when left out. */
  udid: z.string().optional(),
  /** `lockdown` or a service's name; all when left out. */
  service: z.string().optional(),
  /** Fires at this occurrence of what it describes, counted per device from 1. */
  nth: z.int().min(1).default(1),
  /** How many occurrences in a row it fires at. */
  times: z.int().min(1).default(1),
};
const message = { message: z.string().optional() };

/** One thing that goes wrong on the cable or on a device. */
const faultSchema = z.discriminatedUnion('type', [
  /** The connection dies when the message came (nothing was done) or when it was answered (done, no answer seen). */
  z.strictObject({ type: z.literal('drop-connection'), ...target, ...message, when: z.enum(['received', 'answered']) }),
  /** The connection dies after so many bytes of answers. */
  z.strictObject({ type: z.literal('drop-after-bytes'), ...target, bytes: z.int().min(0) }),
  /** The effect happens, the answer never comes, the connection stays open. */
  z.strictObject({ type: z.literal('lose-reply'), ...target, ...message }),
  z.strictObject({ type: z.literal('delay-reply'), ...target, ...message, ms: z.int().min(0) }),
  /** The TLS handshake never gets an answer. */
  z.strictObject({ type: z.literal('stall-handshake'), ...target }),
  /** Connect answers 3 for a while after each attach. */
  z.strictObject({ type: z.literal('refuse-connect'), udid: target.udid, ms: z.int().min(0) }),
  /** At the nth attach, the device comes a second time with a new DeviceID before the first one is detached. */
  z.strictObject({ type: z.literal('duplicate-attach'), udid: target.udid, nth: target.nth, times: target.times }),
  /** Detached is told late, after the new Attached. */
  z.strictObject({ type: z.literal('late-detach'), udid: target.udid, ms: z.int().min(0) }),
]);
export const faultsSchema = z.array(faultSchema).max(1000);

export type Fault = z.infer<typeof faultSchema>;
export type FaultOf<Type extends Fault['type']> = Extract<Fault, { type: Type }>;
