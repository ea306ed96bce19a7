import type { DeviceContent } from './state.ts';

type Managed = Pick<DeviceContent, 'cloudConfiguration'>;

/** Supervision is what the stored cloud configuration says (device-protocols §3.5). */
export function isSupervised(content: Managed): boolean {
  return content.cloudConfiguration?.IsSupervised === true;
}

/** The certificates, DER, whose holders may escalate and pair without a dialog; none unless supervised. */
export function supervisorCertificates(content: Managed): readonly Uint8Array[] {
  const listed = content.cloudConfiguration?.SupervisorHostCertificates;
  if (!isSupervised(content) || !Array.isArray(listed)) return [];
  return listed.filter((entry) => entry instanceof Uint8Array);
}

/** Byte equality with a stored certificate, no chain logic (device-protocols §3.3). */
export function isSupervisorCertificate(content: Managed, certificate: Uint8Array): boolean {
  return supervisorCertificates(content).some((known) => Buffer.compare(known, certificate) === 0);
}

/** False where only supervisors may pair (AllowPairing=false, device-protocols §3.5). */
export function allowsPairing(content: Managed): boolean {
  return content.cloudConfiguration?.AllowPairing !== false;
}
