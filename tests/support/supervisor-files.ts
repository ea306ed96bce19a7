import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePkcs12 } from '../../electron/crypto/pkcs12.ts';
import { createSupervisionIdentity } from '../../electron/crypto/supervision-identity.ts';

export type SupervisorFiles = {
  readonly certificate: Buffer;
  /** DER file. */
  readonly certificateFile: string;
  /** The only kind go-ios' profile commands read (device-protocols §3.4). */
  readonly legacyP12: string;
  readonly modernP12: string;
  readonly password: string;
};

/** A supervision identity as files, for programs that take it so. */
export async function writeSupervisorFiles(folder: string, organization: string): Promise<SupervisorFiles> {
  const { certificate, key } = await createSupervisionIdentity({ organization, now: new Date() });
  const password = 'practice';
  const file = (suffix: string, bytes: Buffer) => {
    const path = join(folder, `${organization}.${suffix}`);
    writeFileSync(path, bytes, { mode: 0o600 });
    return path;
  };
  return {
    certificate,
    password,
    certificateFile: file('der', certificate),
    legacyP12: file('legacy.p12', await writePkcs12({ key, certificate, password, legacy: true })),
    modernP12: file('modern.p12', await writePkcs12({ key, certificate, password, legacy: false })),
  };
}
