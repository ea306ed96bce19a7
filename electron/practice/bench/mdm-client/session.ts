import type { PlistDict } from '../../../codecs/plist/value.ts';
import { writeXmlPlist } from '../../../codecs/plist/write-xml.ts';
import { signCms } from '../../../crypto/cms.ts';
import type { PracticeDevice } from '../device/device.ts';
import type { MdmEnrollment } from '../device/state.ts';
import { installedAnchors } from '../services/mcinstall/payload-rules.ts';
import type { EnrollmentSettings } from './enrollment-settings.ts';
import { type HttpAnswer, openTransport, type Transport } from './transport.ts';

/** A device's standing with one MDM server: what it keeps beside `content.mdm`, and loses with it. */
export type MdmSession = { readonly settings: EnrollmentSettings; readonly enrollment: MdmEnrollment };

export type SessionLink = {
  put(kind: 'check-in' | 'connect', message: PlistDict): Promise<HttpAnswer>;
  close(): void;
};

const TYPES = {
  'check-in': 'application/x-apple-aspen-mdm-checkin',
  connect: 'application/x-apple-aspen-mdm; charset=UTF-8',
} as const;

/** A connection to the session's server: each message is signed in `Mdm-Signature` when the profile asks for it. */
export function openSessionLink(
  device: PracticeDevice,
  { settings }: Pick<MdmSession, 'settings'>,
  signal: AbortSignal,
): SessionLink {
  const { identity, signMessage, checkInUrl, serverUrl } = settings;
  const transport: Transport = openTransport({
    anchors: [...settings.anchors, ...installedAnchors(device.content)],
    identity,
  });
  return {
    put(kind, message) {
      const body = writeXmlPlist(message);
      const signature = signCms({
        content: body,
        ...identity,
        detached: true,
        signingTime: device.room.clock.now(),
      });
      return transport.send({
        method: 'PUT',
        url: new URL(kind === 'check-in' ? checkInUrl : serverUrl),
        headers: {
          'content-type': TYPES[kind],
          'user-agent': 'MDM/1.0',
          ...(signMessage && { 'mdm-signature': signature.toString('base64') }),
        },
        body,
        signal,
      });
    },
    close: () => transport.close(),
  };
}
