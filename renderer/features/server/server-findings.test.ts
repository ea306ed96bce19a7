import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../shared/domain/check.ts';
import type { Server } from '../../../shared/domain/server.ts';
import { findingsAbout } from './server-findings.ts';

const server: Server = {
  id: '7d0c2a52-7d0f-4a55-8a70-5a0c4b0f0001',
  name: 'A',
  product: 'url',
  maskedUrl: 'https://mdm.example/enroll',
  host: 'mdm.example',
  anchorFingerprints: [],
};
const finding = (id: string, code: string, params: Record<string, string>): CheckResult => ({
  id,
  status: 'pass',
  finding: { code, params },
});
const results = [
  finding('usbmuxd', 'usbmuxd.fine', {}),
  finding('enrollment-credentials', 'credentials.valid', { server: 'B', date: '' }),
  finding('enrollment-credentials', 'credentials.valid', { server: 'A', date: '' }),
  finding('enrollment-endpoint', 'endpoint.alive', { host: 'other.example' }),
  finding('enrollment-endpoint', 'endpoint.alive', { host: 'mdm.example' }),
  finding('records-backend', 'records.answers', { host: 'mdm.example' }),
  finding('trust-anchors', 'check.not-run', { problem: 'x' }),
];
const idsAbout = (about: Server) => findingsAbout(about, { ok: true, results }).map(({ id }) => id);

describe('findingsAbout', () => {
  it('tells one server from the others', () =>
    expect(idsAbout(server)).toEqual(['enrollment-credentials', 'enrollment-endpoint', 'trust-anchors']));

  it('holds the records of a server that sends some', () =>
    expect(idsAbout({ ...server, recordsBaseUrl: 'https://mdm.example/v1' })).toContain('records-backend'));
});
