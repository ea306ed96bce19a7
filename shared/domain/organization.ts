import { z } from 'zod';
import {
  acceptedSupervisorSchema,
  formerIdentitySchema,
  identityChoiceSchema,
  mostAccepted,
  supervisionIdentitySchema,
} from './supervision-identity.ts';

const line = z.string().trim().max(200);

/** 組織情報: shown to the device's user while it is set up, and in Settings. */
const details = {
  name: line.min(1),
  department: line.optional(),
  phone: line.optional(),
  email: line.optional(),
  address: line.optional(),
};

export const organizationInputSchema = z.object({
  id: z.uuid().optional(),
  ...details,
  /** Of a new organization only: one that exists keeps its identity, for its devices obey no other. */
  identity: identityChoiceSchema.optional(),
});
export type OrganizationInput = z.infer<typeof organizationInputSchema>;

export const organizationSchema = z.object({
  id: z.uuid(),
  ...details,
  identity: supervisionIdentitySchema,
  /** Whom else its devices obey. */
  accepts: z.array(acceptedSupervisorSchema).max(mostAccepted).optional(),
  /** Newest first. */
  former: z.array(formerIdentitySchema).optional(),
});
export type Organization = z.infer<typeof organizationSchema>;

/** What hangs on an organization: what a person should know before removing it. */
export const organizationUsageSchema = z.object({
  /** Blueprints that name it, and keep it from being removed. */
  blueprints: z.array(z.string()),
  /** Devices that this station supervised with its identity. */
  devices: z.number().int(),
  /** Other organizations of this station with the same identity. */
  sharedWith: z.array(z.string()),
});
