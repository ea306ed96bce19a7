import { z } from 'zod';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import { SERVICE } from './service-name.ts';

export type ProfileListEntry = {
  readonly identifier: string;
  readonly uuid?: string | undefined;
  readonly version?: number | undefined;
  readonly displayName?: string | undefined;
  readonly organization?: string | undefined;
  readonly removalDisallowed: boolean;
  readonly active: boolean;
};

const metadataSchema = z.object({
  PayloadDisplayName: z.string().optional(),
  PayloadOrganization: z.string().optional(),
  PayloadRemovalDisallowed: z.boolean().optional(),
  PayloadUUID: z.string().optional(),
  PayloadVersion: z.number().int().optional(),
});

const listSchema = z.object({
  OrderedIdentifiers: z.array(z.string()).max(10_000),
  ProfileManifest: z.record(z.string(), z.object({ IsActive: z.boolean().optional() })).default({}),
  ProfileMetadata: z.record(z.string(), metadataSchema).default({}),
});

/** @throws KitError `device.bad-answer` */
export function readProfileList(answer: PlistDict): ProfileListEntry[] {
  const list = listSchema.safeParse(answer);
  if (!list.success) throw new KitError('device.bad-answer', { service: SERVICE, reason: 'GetProfileList' });
  const { OrderedIdentifiers, ProfileManifest, ProfileMetadata } = list.data;
  return OrderedIdentifiers.map((identifier) => {
    const metadata = ProfileMetadata[identifier];
    return {
      identifier,
      uuid: metadata?.PayloadUUID,
      version: metadata?.PayloadVersion,
      displayName: metadata?.PayloadDisplayName,
      organization: metadata?.PayloadOrganization,
      removalDisallowed: metadata?.PayloadRemovalDisallowed ?? false,
      active: ProfileManifest[identifier]?.IsActive ?? true,
    };
  });
}
