import { createHash } from 'node:crypto';

/**
 * The OrganizationMagic of one attempt of one run: a UUID that anybody holding the journal can derive again, so that a
 * cloud configuration found on a device tells which attempt wrote it (device-protocols §3.5).
 */
export function organizationMagic(runId: string, attempt: number): string {
  const bytes = createHash('sha256')
    .update(`kitbench organization magic\n${runId}\n${attempt}`)
    .digest()
    .subarray(0, 16);
  // RFC 9562 §5.8: version 8 (custom), variant 10.
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex').toUpperCase();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The magics of attempts 1 to `attempt`, oldest first. */
export function organizationMagics(runId: string, attempt: number): string[] {
  return Array.from({ length: attempt }, (_, index) => organizationMagic(runId, index + 1));
}
