import { z } from 'zod';
import type { InboxEvent } from '../../shared/domain/inbox-event.ts';
import { parsePlist } from '../codecs/plist/parse.ts';
import { isDict, type PlistDict } from '../codecs/plist/value.ts';

const line = z.string().max(500);
const detailSchema = z.object({
  udid: line.optional(),
  enrollment_id: line.optional(),
  command_uuid: line.optional(),
  status: line.optional(),
  url_params: z.record(z.string(), z.unknown()).nullish(),
  raw_payload: z
    .string()
    .max(4 * 1024 * 1024)
    .optional(),
});
/** A MicroMDM-compatible webhook (mdm §3); everything but the topic may be missing. */
const webhookSchema = z.object({
  topic: line.min(1),
  event_id: line.optional(),
  created_at: z.iso.datetime({ offset: true }).optional().catch(undefined),
  checkin_event: detailSchema.nullish(),
  acknowledge_event: detailSchema.nullish(),
});

export type ReceivedEvent = Omit<InboxEvent, 'seq'>;

const payloadLimits = { maxBytes: 3 * 1024 * 1024, maxDepth: 24, maxNodes: 100_000 };
const maxProfiles = 2000;
const maxParams = 20;

/**
 * What is kept of a webhook body. The payload may hold push and unlock tokens, so only named keys are read from it; one
 * that cannot be read leaves the rest standing. @returns undefined when the body is no webhook at all.
 */
export function readEvent(body: Buffer, now: Date): ReceivedEvent | undefined {
  const parsed = webhookSchema.safeParse(parseJson(body));
  if (!parsed.success) return undefined;
  const { topic, created_at, checkin_event, acknowledge_event } = parsed.data;
  const detail = checkin_event ?? acknowledge_event ?? {};
  const payload = payloadOf(detail.raw_payload);
  // Go writes the year 1 for a time that was never set.
  const told = Date.parse(created_at ?? '');
  const at = new Date(told > 0 ? told : now).toISOString();
  const enrollmentId = detail.udid ?? detail.enrollment_id ?? text(payload?.UDID) ?? text(payload?.EnrollmentID);
  const serial = text(payload?.SerialNumber) ?? text(dict(payload?.QueryResponses)?.SerialNumber);
  const status = detail.status ?? text(payload?.Status);
  const commandId = detail.command_uuid || text(payload?.CommandUUID);
  const params = paramsOf(detail.url_params);
  const profiles = profilesOf(payload?.ProfileList);
  return {
    at,
    topic,
    ...(enrollmentId ? { enrollmentId } : {}),
    ...(serial ? { serial } : {}),
    ...(params === undefined ? {} : { params }),
    ...(status ? { status } : {}),
    ...(commandId ? { commandId } : {}),
    ...(profiles === undefined ? {} : { profiles }),
  };
}

function payloadOf(base64: string | undefined): PlistDict | undefined {
  if (base64 === undefined) return undefined;
  try {
    return dict(parsePlist(Buffer.from(base64, 'base64'), payloadLimits));
  } catch {
    return undefined;
  }
}

function profilesOf(list: unknown): string[] | undefined {
  if (!Array.isArray(list)) return undefined;
  return list.slice(0, maxProfiles).flatMap((entry) => text(dict(entry)?.PayloadIdentifier) ?? []);
}

function paramsOf(given: Readonly<Record<string, unknown>> | null | undefined): Record<string, string> | undefined {
  const entries = Object.entries(given ?? {}).slice(0, maxParams);
  const plain = entries.flatMap(([key, value]) => {
    const shown = text(value);
    return shown === undefined || key.length > 500 ? [] : [[key, shown] as const];
  });
  return plain.length === 0 ? undefined : Object.fromEntries(plain);
}

function dict(value: unknown): PlistDict | undefined {
  return isDict(value) ? value : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 500 ? value : undefined;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
