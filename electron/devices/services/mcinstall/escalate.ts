import { z } from 'zod';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import { signCms } from '../../../crypto/cms.ts';
import type { SupervisionKey } from '../../lockdown/pairing-material.ts';
import { SERVICE } from './service-name.ts';

/** The device may block up to 300 s while it migrates its keybag (device-protocols §3.3). */
const MIGRATION_MS = 330_000;

const challengeSchema = z.object({ Challenge: z.instanceof(Uint8Array).refine((data) => data.length <= 4096) });

export type Ask = (message: PlistDict & { readonly RequestType: string }, timeoutMs?: number) => Promise<PlistDict>;

/** Proves to the device, by a signature over its challenge, that the station is its supervisor. */
export async function escalate(ask: Ask, supervisor: SupervisionKey): Promise<void> {
  const { certificate, key } = supervisor;
  const answer = challengeSchema.safeParse(await ask({ RequestType: 'Escalate', SupervisorCertificate: certificate }));
  if (!answer.success) throw new KitError('device.bad-answer', { service: SERVICE, reason: 'Challenge' });
  const signed = signCms({ content: Buffer.from(answer.data.Challenge), certificate, key });
  await ask({ RequestType: 'EscalateResponse', SignedRequest: signed });
  await ask({ RequestType: 'ProceedWithKeybagMigration' }, MIGRATION_MS);
}
