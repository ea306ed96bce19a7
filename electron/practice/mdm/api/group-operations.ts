import { z } from 'zod';
import { groupNameSchema, userIdSchema } from '../config.ts';
import { offeredExpiry } from '../console/account.ts';
import { type GroupChange, isWithin } from '../console/groups.ts';
import { plans } from '../console/plans.ts';
import { change, type Operation, type OperationContext, read } from './operation.ts';
import { visibleGroup } from './scope.ts';
import { groupSchema, groupView } from './views.ts';

const settings = {
  description: z.string().max(80).optional(),
  order: z.int().min(0).max(999_999).optional(),
  /** 端末登録用認証情報; three months ahead when no expiry is given. */
  credential: z
    .strictObject({
      user: userIdSchema,
      password: z.string().min(1).max(200),
      expiresAt: z.iso.datetime({ offset: true }).optional(),
    })
    .nullable()
    .optional(),
  /** Null: No Plan. */
  plan: z.enum(plans).nullable().optional(),
  featureSet: z.string().max(255).nullable().optional(),
};
const settingsSchema = z.strictObject(settings);
const newGroupSchema = z.strictObject({ parent: z.string().max(5000), name: groupNameSchema, ...settings });
const changedGroupSchema = z.strictObject({ path: z.string().max(5000), ...settings });

export const groupOperations: readonly Operation[] = [
  read({
    id: 'listGroups',
    method: 'GET',
    path: '/groups',
    summary: 'グループ一覧 – the groups the administrator sees, in the order of the tree.',
    result: z.object({ groups: z.array(groupSchema) }),
    run: (_, { account, administrator, clock }) => {
      const visible = account.groups.all().filter(({ path }) => isWithin(path, administrator.group));
      return { groups: visible.map((group) => groupView(group, clock.now())) };
    },
  }),
  change({
    id: 'addGroup',
    method: 'POST',
    path: '/groups',
    summary: 'グループの新規登録 – a new group below another.',
    body: newGroupSchema,
    result: groupSchema,
    run: ({ body }, context) => {
      const { parent, name, ...rest } = body;
      visibleGroup(context, parent);
      const added = context.account.groups.add({ parent, name, plan: 'iOS-Standard', ...changeOf(rest, context) });
      return groupView(added, context.clock.now());
    },
  }),
  change({
    id: 'changeGroup',
    method: 'PATCH',
    path: '/groups',
    summary: 'グループ設定 – credential, expiry, plan, feature set.',
    body: changedGroupSchema,
    result: groupSchema,
    run: ({ body }, context) => {
      const { path, ...rest } = body;
      visibleGroup(context, path);
      return groupView(context.account.groups.change(path, changeOf(rest, context)), context.clock.now());
    },
  }),
];

/** Null takes away; what is left out stays as it is. */
function changeOf(body: z.output<typeof settingsSchema>, { account, clock }: OperationContext): GroupChange {
  const { description, order, credential, plan, featureSet } = body;
  if (featureSet) account.featureSets.get(featureSet);
  const expiresAt = credential?.expiresAt === undefined ? offeredExpiry(clock) : new Date(credential.expiresAt);
  return {
    ...(description !== undefined && { description }),
    ...(order !== undefined && { order }),
    ...(credential !== undefined && { credential: credential ? { ...credential, expiresAt } : undefined }),
    ...(plan !== undefined && { plan: plan ?? undefined }),
    ...(featureSet !== undefined && { featureSet: featureSet ?? undefined }),
  };
}
