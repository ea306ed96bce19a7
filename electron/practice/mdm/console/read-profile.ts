import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { parsePlist } from '../../../codecs/plist/parse.ts';
import { isDict } from '../../../codecs/plist/value.ts';
import { writeXmlPlist } from '../../../codecs/plist/write-xml.ts';
import { verifyCms } from '../../../crypto/cms.ts';
import { ConsoleRefusal } from './refusal.ts';

const profileSchema = z.object({
  PayloadType: z.literal('Configuration'),
  PayloadIdentifier: z.string().min(1).max(1024),
  PayloadDisplayName: z.string().max(1024).optional(),
  PayloadContent: z.array(z.object({ PayloadType: z.string() })).max(1000),
});
const MAX_BYTES = 4 * 1024 * 1024;

export type ProfileFacts = {
  readonly identifier: string;
  readonly displayName: string;
  /** It holds a WLAN payload. */
  readonly bringsNetwork: boolean;
};

/** What the console shows of a .mobileconfig, plain or signed. Throws `bad-profile`. */
export function readProfile(bytes: Buffer): ProfileFacts {
  try {
    const document = bytes[0] === 0x30 ? verifyCms(bytes, { maxBytes: MAX_BYTES }).content : bytes;
    const profile = profileSchema.parse(parsePlist(document, { maxBytes: MAX_BYTES }));
    const { PayloadIdentifier: identifier, PayloadDisplayName: displayName = identifier } = profile;
    const bringsNetwork = profile.PayloadContent.some(({ PayloadType }) => PayloadType === 'com.apple.wifi.managed');
    return { identifier, displayName, bringsNetwork };
  } catch {
    throw new ConsoleRefusal('bad-profile');
  }
}

/** The profile under a UUID of its own, by which a later profile list proves that this very one was installed. */
export function stampProfile(bytes: Buffer, uuid: string): Buffer {
  const document = bytes[0] === 0x30 ? verifyCms(bytes, { maxBytes: MAX_BYTES }).content : bytes;
  const profile = parsePlist(document, { maxBytes: MAX_BYTES });
  return isDict(profile) ? writeXmlPlist({ ...profile, PayloadUUID: uuid }) : bytes;
}

/** A profile that takes the place of another and restricts nothing: one without any payload is none. */
export function liftingProfile(identifier: string, displayName: string): Buffer {
  return writeXmlPlist({
    PayloadType: 'Configuration',
    PayloadIdentifier: identifier,
    PayloadUUID: randomUUID().toUpperCase(),
    PayloadVersion: 1,
    PayloadDisplayName: displayName,
    PayloadContent: [
      {
        PayloadType: 'com.apple.applicationaccess',
        PayloadIdentifier: `${identifier}.restrictions`,
        PayloadUUID: randomUUID().toUpperCase(),
        PayloadVersion: 1,
      },
    ],
  });
}
