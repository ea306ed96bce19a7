import { z } from 'zod';
import { STATES } from '../console/csv/exports.ts';
import { type ConsoleDevice, deviceNumber, methods, shownInformation } from '../console/devices.ts';
import type { Group } from '../console/groups.ts';
import type { Material } from '../console/materials.ts';
import { NO_PLAN } from '../console/plans.ts';
import { refusalCodes } from '../console/refusal.ts';
import { type RequestKind, requestKinds, requestStatuses, requestStatusNames } from '../console/request-status.ts';
import type { ConsoleRequest } from '../console/requests.ts';

const moment = z.iso.datetime();
const labelSchema = z.object({ ja: z.string(), en: z.string() });
const kindNames = Object.keys(requestKinds) as [RequestKind, ...RequestKind[]];

export const groupSchema = z.object({
  path: z.string(),
  name: z.string(),
  parent: z.string().optional(),
  description: z.string(),
  order: z.int(),
  plan: z.string(),
  featureSet: z.string().optional(),
  /** 端末登録用認証情報; the password is never told. */
  credential: z.object({ user: z.string(), expiresAt: moment, expired: z.boolean() }).optional(),
});

export function groupView(group: Group, now: Date): z.input<typeof groupSchema> {
  const { path, name, parent, description, order, plan = NO_PLAN, featureSet, credential } = group;
  return {
    ...{ path, name, description, order, plan },
    ...(parent !== undefined && { parent }),
    ...(featureSet !== undefined && { featureSet }),
    ...(credential && {
      credential: {
        user: credential.user,
        expiresAt: credential.expiresAt.toISOString(),
        expired: credential.expiresAt <= now,
      },
    }),
  };
}

export const deviceSchema = z.object({
  /** 端末番号 */
  number: z.string(),
  serial: z.string(),
  state: z.enum(['active', 'inactive']),
  stateLabel: labelSchema,
  group: z.string(),
  plan: z.string(),
  method: z.enum(methods),
  name: z.string(),
  model: z.string(),
  osVersion: z.string(),
  owner: z.string(),
  employeeNumber: z.string(),
  note: z.string(),
  registeredAt: moment,
  inactivatedAt: moment.optional(),
  informationAt: moment.optional(),
  profiles: z.array(z.object({ identifier: z.string(), name: z.string() })),
});

export function deviceView(device: ConsoleDevice, now: Date): z.input<typeof deviceSchema> {
  const { serial, state, group, plan = NO_PLAN, method, owner, employeeNumber, note, profiles } = device;
  const information = shownInformation(device, now);
  const shown = (key: string) => String(information[key] ?? '-');
  return {
    ...{ serial, state, group, plan, method, owner, employeeNumber, note },
    number: deviceNumber(device),
    stateLabel: { ja: STATES[state], en: state === 'active' ? 'Active' : 'Inactive' },
    name: shown('DeviceName'),
    model: shown('ProductName'),
    osVersion: shown('OSVersion'),
    registeredAt: device.registeredAt.toISOString(),
    ...(device.inactivatedAt && { inactivatedAt: device.inactivatedAt.toISOString() }),
    ...(device.informationAt && { informationAt: device.informationAt.toISOString() }),
    profiles: [...profiles],
  };
}

export const requestSchema = z.object({
  id: z.string(),
  serial: z.string(),
  kind: z.enum(kindNames),
  kindLabel: labelSchema,
  delivery: z.enum(['silent', 'tap']),
  subject: z.string(),
  status: z.enum(requestStatusNames),
  statusLabel: labelSchema,
  retries: z.int(),
  registeredAt: moment,
  scheduledAt: moment.optional(),
  startedAt: moment.optional(),
  finishedAt: moment.optional(),
  detail: z.string(),
});

export function requestView(request: ConsoleRequest): z.input<typeof requestSchema> {
  const { id, serial, kind, delivery, subject, status, retries, detail } = request;
  const { scheduledAt, startedAt, finishedAt } = request;
  return {
    ...{ id, serial, kind, delivery, subject, status, retries, detail },
    kindLabel: requestKinds[kind],
    statusLabel: statusLabel(request),
    registeredAt: request.registeredAt.toISOString(),
    ...(scheduledAt && { scheduledAt: scheduledAt.toISOString() }),
    ...(startedAt && { startedAt: startedAt.toISOString() }),
    ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
  };
}

function statusLabel({ status, retries, detail }: ConsoleRequest): { ja: string; en: string } {
  const { ja, en } = requestStatuses[status];
  if (status === 'retry-wait') return { ja: `${ja}(${retries})`, en: `${en} (${retries})` };
  return status === 'device-error' ? { ja: `${ja} (${detail})`, en: `${en} (${detail})` } : { ja, en };
}

export const materialSchema = z.object({ name: z.string(), note: z.string(), identifier: z.string() });

export function materialView({ name, note, identifier }: Material): z.input<typeof materialSchema> {
  return { name, note, identifier };
}

export const problemSchema = z.object({
  code: z.enum([...refusalCodes, 'unauthorized', 'invalid-request', 'not-found', 'method-not-allowed']),
  detail: z.string(),
});
export type ApiProblem = z.infer<typeof problemSchema>;

/** What became of each device of a bulk operation. */
export const outcomesSchema = z.object({
  outcomes: z.array(
    z.object({
      serial: z.string(),
      warnings: z.array(z.string()),
      request: requestSchema.optional(),
      problem: problemSchema.optional(),
    }),
  ),
});
