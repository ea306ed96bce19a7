import { z } from 'zod';
import type { ConsoleDevice } from '../console/devices.ts';
import { ConsoleRefusal } from '../console/refusal.ts';
import { requestStatusNames } from '../console/request-status.ts';
import { orderSchema } from '../console/work.ts';
import { change, type Operation, type OperationContext, read } from './operation.ts';
import { visibleDevice, visibleDevices, visibleGroup } from './scope.ts';
import { outcomesSchema, requestSchema, requestView } from './views.ts';

export const targetsSchema = {
  /** Ticked devices, by serial number. */
  serials: z.array(z.string().max(32)).max(1000).default([]),
  /** グループ一括: the group and those below it. */
  group: z.string().max(5000).optional(),
};
export const scheduleSchema = z.iso.datetime({ offset: true }).optional();

type Targets = { readonly serials: readonly string[]; readonly group?: string | undefined };

const filterSchema = z.strictObject({
  /** A part of the serial number. */
  serial: z.string().max(32).optional(),
  status: z.enum(requestStatusNames).optional(),
});

export const requestOperations: readonly Operation[] = [
  read({
    id: 'listRequests',
    method: 'GET',
    path: '/requests',
    summary: '管理要求管理 – the newest hundred of this month and the two before.',
    query: filterSchema,
    result: z.object({ requests: z.array(requestSchema) }),
    run: ({ query }, context) => {
      const visible = new Set(visibleDevices(context).map(({ serial }) => serial));
      const found = context.account.requests
        .list()
        .filter(
          ({ serial, status }) =>
            visible.has(serial) && serial.includes(query.serial ?? '') && (query.status ?? status) === status,
        );
      return { requests: found.map(requestView) };
    },
  }),
  read({
    id: 'showRequest',
    method: 'GET',
    path: '/requests/{id}',
    summary: '管理要求の詳細 – one request.',
    result: requestSchema,
    run: ({ params }, context) => {
      const request = context.account.requests.get(params.id ?? '');
      visibleDevice(context, request.serial);
      return requestView(request);
    },
  }),
  change({
    id: 'order',
    method: 'POST',
    path: '/requests',
    summary: '端末制御・遠隔設定 – the same request to many devices, now or at a time (予約日時).',
    body: z.strictObject({ ...targetsSchema, order: orderSchema, scheduledAt: scheduleSchema }),
    result: outcomesSchema,
    run: ({ body }, context) => {
      const scheduledAt = readSchedule(body.scheduledAt, context);
      return forEachDevice(body, context, (device) => {
        const request = context.account.order(device, body.order, { scheduledAt });
        return { warnings: [], request: requestView(request) };
      });
    },
  }),
  change({
    id: 'cancelRequest',
    method: 'POST',
    path: '/requests/{id}/cancel',
    summary: 'キャンセル – takes a request back that does not run yet.',
    result: requestSchema,
    run: ({ params }, context) => {
      const { id = '' } = params;
      visibleDevice(context, context.account.requests.get(id).serial);
      return requestView(context.account.requests.cancel(id));
    },
  }),
];

/** 予約日時; throws `bad-schedule` for one that has passed. */
export function readSchedule(text: string | undefined, { clock }: OperationContext): Date | undefined {
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (at <= clock.now()) throw new ConsoleRefusal('bad-schedule', text);
  return at;
}

type Outcome = Omit<z.input<typeof outcomesSchema>['outcomes'][number], 'serial' | 'problem'>;

/** Does the same to each device; what the console refuses for one does not stop the others. */
export function forEachDevice(
  { serials, group }: Targets,
  context: OperationContext,
  act: (device: ConsoleDevice) => Outcome,
): z.input<typeof outcomesSchema> {
  if (group !== undefined) visibleGroup(context, group);
  const below = visibleDevices(context).filter((device) => group !== undefined && device.group.startsWith(group));
  const targets = new Set([...serials, ...below.map(({ serial }) => serial)]);
  const outcomes = [...targets].map((serial) => {
    try {
      return { serial, ...act(visibleDevice(context, serial)) };
    } catch (error) {
      if (!(error instanceof ConsoleRefusal)) throw error;
      return { serial, warnings: [], problem: { code: error.code, detail: error.detail } };
    }
  });
  return { outcomes };
}
