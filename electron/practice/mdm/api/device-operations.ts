import { z } from 'zod';
import { deviceNumber, methods } from '../console/devices.ts';
import { plans } from '../console/plans.ts';
import { change, type Operation, read } from './operation.ts';
import { visibleDevice, visibleDevices, visibleGroup } from './scope.ts';
import { deviceSchema, deviceView } from './views.ts';

const filterSchema = z.strictObject({
  group: z.string().max(5000).optional(),
  state: z.enum(['active', 'inactive']).optional(),
  /** A part of the 端末番号. */
  number: z.string().max(64).optional(),
});

const text = z.string().max(255);

export const deviceOperations: readonly Operation[] = [
  read({
    id: 'showAccount',
    method: 'GET',
    path: '/account',
    summary: 'ホーム – licences and the dates that run out.',
    result: z.object({
      account: z.string(),
      administrator: z.string(),
      now: z.iso.datetime(),
      licences: z.object({ total: z.int(), used: z.int(), active: z.int(), inactive: z.int() }),
      plans: z.array(z.string()),
      depTokenExpiresAt: z.iso.datetime().optional(),
    }),
    run: (_, { account, administrator, clock }) => {
      const states = account.devices.all().map(({ state }) => state);
      const active = states.filter((state) => state === 'active').length;
      const token = account.dep.token();
      return {
        account: account.name,
        administrator: administrator.user,
        now: clock.now().toISOString(),
        licences: { ...account.devices.licences, active, inactive: states.length - active },
        plans: [...plans],
        ...(token && { depTokenExpiresAt: token.expiresAt.toISOString() }),
      };
    },
  }),
  read({
    id: 'listDevices',
    method: 'GET',
    path: '/devices',
    summary: '端末一覧 – by group (with those below it), state, or a part of the number.',
    query: filterSchema,
    result: z.object({ devices: z.array(deviceSchema) }),
    run: ({ query }, context) => {
      const found = visibleDevices(context).filter(
        (device) =>
          device.group.startsWith(query.group ?? '') &&
          (query.state ?? device.state) === device.state &&
          deviceNumber(device).includes(query.number ?? ''),
      );
      return { devices: found.map((device) => deviceView(device, context.clock.now())) };
    },
  }),
  read({
    id: 'showDevice',
    method: 'GET',
    path: '/devices/{serial}',
    summary: '端末詳細 – one device by its serial number.',
    result: deviceSchema,
    run: ({ params }, context) => deviceView(visibleDevice(context, params.serial ?? ''), context.clock.now()),
  }),
  change({
    id: 'changeDevice',
    method: 'PATCH',
    path: '/devices/{serial}',
    summary:
      '端末情報の編集 – plan (サービスプランを割り当てる), group, owner, and whether the client app is registered (Hybrid).',
    body: z.strictObject({
      plan: z.enum(plans).optional(),
      group: z.string().max(5000).optional(),
      method: z.enum(methods).optional(),
      owner: text.optional(),
      employeeNumber: text.optional(),
      note: text.optional(),
    }),
    result: deviceSchema,
    run: ({ params, body }, context) => {
      const device = visibleDevice(context, params.serial ?? '');
      if (body.group !== undefined) visibleGroup(context, body.group);
      Object.assign(device, body);
      return deviceView(device, context.clock.now());
    },
  }),
];
