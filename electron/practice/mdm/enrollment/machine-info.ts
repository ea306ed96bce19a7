import { z } from 'zod';
import { parsePlist } from '../../../codecs/plist/parse.ts';
import { verifyChain } from '../../../crypto/chain.ts';
import { verifyCms } from '../../../crypto/cms.ts';

const machineInfoSchema = z.object({
  UDID: z.string().min(1).max(64),
  SERIAL: z.string().min(1).max(32),
  PRODUCT: z.string().min(1).max(64),
  /** The build, whatever the name says. */
  VERSION: z.string().min(1).max(32),
  OS_VERSION: z.string().max(32).optional(),
  LANGUAGE: z.string().max(32).optional(),
  IMEI: z.string().max(32).optional(),
  MDM_CAN_REQUEST_SOFTWARE_UPDATE: z.boolean().optional(),
});
type MachineInfo = z.infer<typeof machineInfoSchema>;

export type MachineInfoVerdict =
  | { readonly kind: 'recognised'; readonly info: MachineInfo }
  /** Signed, but not by a device certificate that leads to the device CA. */
  | { readonly kind: 'unrecognised' }
  | { readonly kind: 'unreadable' };

const MAX_BYTES = 64 * 1024;

/** Verifies a device's CMS-signed MachineInfo (mdm §2.1), DER or BER, against the CA that issues device certificates. */
export function readMachineInfo(body: Buffer, deviceCa: Buffer | undefined, at: Date): MachineInfoVerdict {
  try {
    const { content, signerCertificate, certificates } = verifyCms(body, { maxBytes: MAX_BYTES });
    const info = machineInfoSchema.parse(parsePlist(content, { maxBytes: MAX_BYTES, maxDepth: 8 }));
    const known =
      deviceCa !== undefined &&
      verifyChain({ certificate: signerCertificate, intermediates: certificates, anchors: [deviceCa], at });
    return known ? { kind: 'recognised', info } : { kind: 'unrecognised' };
  } catch {
    return { kind: 'unreadable' };
  }
}
