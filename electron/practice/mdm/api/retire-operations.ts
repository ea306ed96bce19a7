import { z } from 'zod';
import { ConsoleRefusal } from '../console/refusal.ts';
import type { Retirement } from '../console/retire.ts';
import { change, type Operation, type OperationContext } from './operation.ts';
import { forEachDevice, readSchedule, scheduleSchema, targetsSchema } from './request-operations.ts';
import { outcomesSchema, requestView } from './views.ts';

/** 「パスワード」 of the administrator who is signed in, and 「同意する」. */
const consentSchema = { password: z.string().max(200), consent: z.boolean() };

export const retireOperations: readonly Operation[] = [
  change({
    id: 'previewInactivation',
    method: 'POST',
    path: '/inactivations/preview',
    summary: 'What an inactivation would warn of; nothing is done.',
    body: z.strictObject({ ...targetsSchema, removeMdmProfile: z.boolean() }),
    result: outcomesSchema,
    run: ({ body }, context) =>
      forEachDevice(body, context, (device) => ({
        warnings: [...context.account.retire.warningsFor(device, body)],
      })),
  }),
  change({
    id: 'inactivate',
    method: 'POST',
    path: '/inactivations',
    summary: '一括インアクティベーション – 無効 once the device answered; every queued request of it is cancelled.',
    body: z.strictObject({
      ...targetsSchema,
      /** 「Apple MDMプロファイル削除」「有効にする」 */
      removeMdmProfile: z.boolean(),
      scheduledAt: scheduleSchema,
      ...consentSchema,
    }),
    result: outcomesSchema,
    run: ({ body }, context) => {
      requireConsent(body, context);
      const { removeMdmProfile } = body;
      const scheduledAt = readSchedule(body.scheduledAt, context);
      return forEachDevice(body, context, (device) =>
        view(context.account.retire.inactivate(device, { removeMdmProfile, scheduledAt })),
      );
    },
  }),
  change({
    id: 'forceInactivation',
    method: 'POST',
    path: '/forced-inactivations',
    summary: '強制インアクティベーション – 無効 at once, without the device: nothing is lifted on it.',
    body: z.strictObject({ ...targetsSchema, ...consentSchema }),
    result: outcomesSchema,
    run: ({ body }, context) => {
      requireConsent(body, context);
      return forEachDevice(body, context, (device) => view(context.account.retire.force(device)));
    },
  }),
  change({
    id: 'deleteDevices',
    method: 'POST',
    path: '/deletions',
    summary: '端末一括削除 – of 無効 devices only; frees their licences.',
    body: z.strictObject({
      ...targetsSchema,
      /** The client app is off the device (Hybrid). */
      clientAppRemoved: z.boolean().default(false),
      ...consentSchema,
    }),
    result: outcomesSchema,
    run: ({ body }, context) => {
      requireConsent(body, context);
      return forEachDevice(body, context, (device) => {
        context.account.retire.remove(device, body);
        return { warnings: [] };
      });
    },
  }),
];

function requireConsent(
  { password, consent }: { readonly password: string; readonly consent: boolean },
  { administrator }: OperationContext,
): void {
  if (!consent) throw new ConsoleRefusal('not-consented');
  if (password !== administrator.password) throw new ConsoleRefusal('wrong-password');
}

function view({ warnings, request }: Retirement) {
  return { warnings: [...warnings], ...(request && { request: requestView(request) }) };
}
