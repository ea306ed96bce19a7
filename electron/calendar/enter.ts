import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { EnteredExpiry, ExpiryInput, PushCertificateEntry } from '../../shared/domain/expiry.ts';
import type { pushKeepSchema } from '../../shared/domain/push-certificate.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { readPushCertificate } from '../crypto/push-certificate.ts';
import { readVppToken } from './vpp-token.ts';

/** What is kept of something entered: never a token. Throws KitError `calendar.*`. */
export function enteredFrom(input: ExpiryInput, known: readonly EnteredExpiry[], now: Date): EnteredExpiry {
  const { serverId } = input;
  const common = { serverId, enteredAt: now.toISOString() };
  if (input.kind === 'vpp-token') {
    const { organization, endsAt } = readVppToken(Buffer.from(input.file, 'base64'));
    // A new token of the same organization takes the old one's place.
    const name = organization === '' ? 'VPP' : organization;
    const before = known.find(
      (entry) => entry.kind === 'vpp-token' && entry.name === name && entry.serverId === serverId,
    );
    return { ...common, id: before?.id ?? randomUUID(), kind: input.kind, name, endsAt };
  }
  const { id = randomUUID(), name } = input;
  const before = known.find((entry) => entry.id === id);
  if (input.id !== undefined && before?.kind !== input.kind) {
    throw new KitError('input.not-found', { what: 'expiry', name: id });
  }
  return input.kind === 'ade-token'
    ? { ...common, id, kind: input.kind, name, downloadedOn: input.downloadedOn }
    : { ...common, id, kind: input.kind, name, endsOn: input.endsOn };
}

/** The push certificate known of a server; without a server the one known of a topic. */
export function pushKnown(
  known: readonly EnteredExpiry[],
  { serverId, topic }: { readonly serverId: string | null; readonly topic: string | undefined },
): PushCertificateEntry | undefined {
  const pushes = known.filter((entry) => entry.kind === 'push-certificate');
  return (
    (serverId === null ? undefined : pushes.find((entry) => entry.serverId === serverId)) ??
    pushes.find((entry) => entry.topic === topic)
  );
}

/**
 * A push certificate as it is noted. It takes the place of the one before it.
 * @throws KitError `calendar.not-a-push-certificate`, `calendar.new-topic` unless a person accepted that
 */
export function keptPush(
  input: z.output<typeof pushKeepSchema>,
  known: readonly EnteredExpiry[],
  now: Date,
): PushCertificateEntry {
  const certificate = readPushCertificate(Buffer.from(input.certificate, 'base64'));
  if (certificate === undefined || certificate === 'other') throw new KitError('calendar.not-a-push-certificate');
  const { topic, fingerprint, publicKey, notAfter } = certificate;
  const before = pushKnown(known, { serverId: input.serverId, topic });
  if (before !== undefined && before.topic !== topic && !input.acceptNewTopic) {
    throw new KitError('calendar.new-topic', { old: before.topic, topic });
  }
  const appleId = input.appleId ?? (before?.topic === topic ? before.appleId : undefined);
  return {
    id: before?.id ?? randomUUID(),
    kind: 'push-certificate',
    serverId: input.serverId ?? (before?.topic === topic ? before.serverId : null),
    enteredAt: now.toISOString(),
    topic,
    fingerprint,
    publicKey,
    endsAt: notAfter.toISOString(),
    ...(appleId === undefined ? {} : { appleId }),
  };
}
