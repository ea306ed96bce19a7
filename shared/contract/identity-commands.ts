import { z } from 'zod';
import { organizationSchema } from '../domain/organization.ts';
import {
  acceptedChoiceSchema,
  filePasswordSchema,
  identityChoiceSchema,
  identityFormatSchema,
  supervisedDeviceSchema,
} from '../domain/supervision-identity.ts';
import { atTerminal, mutation, query } from './command.ts';

const byId = z.object({ id: z.uuid() });
const label = z.string().trim().min(1).max(120);

/** Who supervises an organization's devices: its identity, those before it, and whom they obey besides. */
export const identityCommands = {
  /** Another identity from now on. Devices kitted before obey the old one until they are erased and kitted anew. */
  'organizations.replaceIdentity': mutation(byId.extend({ identity: identityChoiceSchema }), organizationSchema),
  /** The devices that this station supervised for it, and whose identity each obeys: who a change concerns. */
  'organizations.supervised': query(byId, z.object({ devices: z.array(supervisedDeviceSchema) })),
  /** Devices kitted from now on obey this certificate's holder too. */
  'organizations.accept': mutation(byId.extend({ name: label, certificate: acceptedChoiceSchema }), organizationSchema),
  'organizations.dropAccepted': mutation(byId.extend({ fingerprint: z.string() }), organizationSchema),
  /** A new identity for emergencies, as a file under a password. The station keeps nothing of it. */
  'organizations.makeSpare': query(
    byId.extend({ password: filePasswordSchema, format: identityFormatSchema.default('strong') }),
    z.object({ fileName: z.string(), data: z.base64(), certificate: z.base64() }),
    'operator',
  ),
  /** Certificate and private key in DER, open, for cfgutil. No window gets to see a key. */
  'organizations.exportKeyPair': atTerminal(
    query(byId, z.object({ certificate: z.base64(), key: z.base64() }), 'operator'),
  ),
} as const;
