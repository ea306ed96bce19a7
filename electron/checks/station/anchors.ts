import { X509Certificate } from 'node:crypto';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, warn } from '../check.ts';
import type { CheckedServer, ServersCheckContext } from '../context.ts';
import { dayOf, daysUntil } from '../days.ts';

const SOON_DAYS = 30;

/** Trust anchors (トラストアンカー証明書) can be read and are within their dates: a device would not warn, only refuse. */
export const anchorsCheck: Check<ServersCheckContext> = {
  id: 'trust-anchors',
  when: ['doctor', 'before-run'],
  run: async ({ clock, servers }) => servers.flatMap((server) => judge(server, clock.now())),
};

function judge({ server, anchors }: CheckedServer, now: Date): Finding[] {
  if (anchors.length === 0) return [];
  const troubles = anchors.flatMap((anchor) => troubleWith(anchor, server.name, now));
  if (troubles.length > 0) return troubles;
  return [pass(checkReason('anchors.valid', { server: server.name, count: String(anchors.length) }))];
}

function troubleWith(anchor: Buffer, server: string, now: Date): Finding[] {
  const cure = checkReason('anchors.cure');
  const certificate = readCertificate(anchor);
  if (certificate === undefined) return [fail(checkReason('anchors.unreadable', { server }), cure)];
  const { validFromDate, validToDate } = certificate;
  const subject = certificate.subject.replaceAll('\n', ', ');
  if (validFromDate > now) {
    return [fail(checkReason('anchors.not-yet', { server, subject, date: dayOf(validFromDate) }), cure)];
  }
  const days = daysUntil(validToDate, now);
  if (days < 0) return [fail(checkReason('anchors.expired', { server, subject, date: dayOf(validToDate) }), cure)];
  return days > SOON_DAYS ? [] : [warn(checkReason('anchors.expire', { server, subject, days: String(days) }), cure)];
}

function readCertificate(der: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}
