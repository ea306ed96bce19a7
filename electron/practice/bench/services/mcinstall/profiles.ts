import { parsePlist } from '../../../../codecs/plist/parse.ts';
import { isDict, type PlistDict, type PlistValue } from '../../../../codecs/plist/value.ts';
import type { InstalledProfile } from '../../device/state.ts';
import type { McCommands } from './command.ts';
import { installProfile } from './install.ts';
import { removeProfile } from './remove.ts';
import { acknowledged, formatError, type McReply } from './replies.ts';

export const profileCommands: McCommands = {
  GetProfileList: (_, { device }) => acknowledged(describeProfiles([...device.content.profiles.values()])),

  InstallProfile: async (request, { device }) => {
    if (!(request.Payload instanceof Uint8Array)) return formatError;
    await device.pause('install-profile');
    await installProfile(device, Buffer.from(request.Payload), 'by-hand');
    return acknowledged();
  },

  RemoveProfile: (request, { device }): McReply => {
    const target = readTarget(request.ProfileIdentifier);
    if (target === undefined) return formatError;
    removeProfile(device, target, { mayRemoveAny: false });
    return acknowledged();
  },
};

/** After a full escalation on this connection (device-protocols §3.2). */
export const escalatedProfileCommands: McCommands = {
  InstallProfileSilent: async (request, { device }) => {
    if (!(request.Payload instanceof Uint8Array)) return formatError;
    await device.pause('install-profile');
    await installProfile(device, Buffer.from(request.Payload), 'silent');
    device.counters.silentInstalls += 1;
    return acknowledged();
  },

  RemoveProfile: (request, { device }): McReply => {
    const target = readTarget(request.Identifier ?? request.ProfileIdentifier);
    if (target === undefined) return formatError;
    removeProfile(device, target, { mayRemoveAny: true });
    return acknowledged();
  },

  ProfileList: (_, { device }) =>
    acknowledged({ ProfileList: [...device.content.profiles.values()].map(describeForMdm) }),
};

/** The three parts of a GetProfileList answer. */
function describeProfiles(profiles: readonly InstalledProfile[]): PlistDict {
  return {
    OrderedIdentifiers: profiles.map((profile) => profile.identifier),
    ProfileManifest: Object.fromEntries(
      profiles.map(({ identifier, displayName }) => [identifier, { Description: displayName, IsActive: true }]),
    ),
    ProfileMetadata: Object.fromEntries(profiles.map((profile) => [profile.identifier, metadataOf(profile)])),
  };
}

function metadataOf(profile: InstalledProfile): PlistDict {
  return {
    PayloadDisplayName: profile.displayName,
    PayloadDescription: profile.description,
    PayloadOrganization: profile.organization,
    PayloadRemovalDisallowed: profile.removalDisallowed,
    PayloadUUID: profile.uuid,
    PayloadVersion: profile.version,
  };
}

/** One entry of an MDM ProfileList answer (mdm.md §2.5). */
export function describeForMdm(profile: InstalledProfile): PlistDict {
  return {
    PayloadIdentifier: profile.identifier,
    PayloadContent: profile.payloadTypes.map((type) => ({ PayloadType: type })),
    ...metadataOf(profile),
    IsEncrypted: false,
    IsManaged: profile.byMdm,
  };
}

/** A plain identifier, or the classic form: a plist in data that also names the UUID (device-protocols §3.2). */
function readTarget(value: PlistValue | undefined): { identifier: string; uuid?: string } | undefined {
  if (typeof value === 'string') return { identifier: value };
  if (!(value instanceof Uint8Array)) return undefined;
  const inner = parseQuietly(value);
  if (!isDict(inner) || inner.PayloadType !== 'Configuration') return undefined;
  const { PayloadIdentifier: identifier, PayloadUUID: uuid } = inner;
  return typeof identifier === 'string' && typeof uuid === 'string' ? { identifier, uuid } : undefined;
}

function parseQuietly(bytes: Uint8Array): PlistValue | undefined {
  try {
    return parsePlist(bytes, { maxBytes: 64 * 1024 });
  } catch {
    return undefined;
  }
}
