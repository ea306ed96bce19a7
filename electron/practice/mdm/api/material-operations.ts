import { z } from 'zod';
import type { Materials } from '../console/materials.ts';
import { change, type Operation, type OperationContext, read } from './operation.ts';
import { visibleGroup } from './scope.ts';
import { materialSchema, materialView } from './views.ts';

const newMaterialSchema = z.strictObject({
  /** Blank: the profile's own name. */
  name: z.string().max(255).default(''),
  note: z.string().max(255).default(''),
  /** The .mobileconfig. */
  profile: z.base64().max(4 * 1024 * 1024),
});

const depProfileSchema = z.object({
  name: z.string(),
  group: z.string(),
  removalAllowed: z.boolean(),
  serials: z.array(z.string()),
});
const depTokenSchema = z.object({ uploadedAt: z.iso.datetime(), expiresAt: z.iso.datetime(), expired: z.boolean() });

export const materialOperations: readonly Operation[] = [
  ...materialsAt('FeatureSets', '/feature-sets', '遠隔設定フィーチャーセット', ({ account }) => account.featureSets),
  ...materialsAt('Files', '/files', 'ファイル管理', ({ account }) => account.files),
  read({
    id: 'showDep',
    method: 'GET',
    path: '/dep',
    summary: 'DEP – the profiles, and until when the token holds.',
    result: z.object({ token: depTokenSchema.optional(), profiles: z.array(depProfileSchema) }),
    run: (_, context) => {
      const token = tokenView(context);
      const profiles = context.account.dep.profiles().map((profile) => ({ ...profile, serials: [...profile.serials] }));
      return { ...(token && { token }), profiles };
    },
  }),
  change({
    id: 'renewDepToken',
    method: 'POST',
    path: '/dep/token',
    summary: 'DEPトークンの更新 – a token lasts one year.',
    result: depTokenSchema,
    run: (_, context) => {
      const { uploadedAt, expiresAt } = context.account.dep.renewToken();
      return { uploadedAt: uploadedAt.toISOString(), expiresAt: expiresAt.toISOString(), expired: false };
    },
  }),
  change({
    id: 'addDepProfile',
    method: 'POST',
    path: '/dep/profiles',
    summary: 'DEPプロファイルの登録 – with the credential of the group that devices join.',
    body: z.strictObject({
      /** プロファイル名 */
      name: z.string().min(1).max(125),
      /** 端末登録先グループ */
      group: z.string().max(5000),
      /** 登録先グループの認証用ユーザーID */
      user: z.string().min(1).max(200),
      /** 登録先グループの認証用パスワード */
      password: z.string().min(1).max(200),
      removalAllowed: z.boolean().default(false),
    }),
    result: depProfileSchema,
    run: ({ body }, context) => {
      visibleGroup(context, body.group);
      return { ...context.account.dep.add(body), serials: [] };
    },
  }),
  change({
    id: 'assignDepProfile',
    method: 'POST',
    path: '/dep/profiles/{name}/assignments',
    summary: 'DEPプロファイルの割り当て – by serial number; a serial has one profile.',
    body: z.strictObject({ serials: z.array(z.string().min(1).max(32)).max(1000) }),
    result: depProfileSchema,
    run: ({ params, body }, context) => {
      const profile = context.account.dep.assign(params.name ?? '', body.serials);
      return { ...profile, serials: [...profile.serials] };
    },
  }),
];

function materialsAt(
  name: string,
  path: string,
  label: string,
  materialsOf: (context: OperationContext) => Materials,
): Operation[] {
  return [
    read({
      id: `list${name}`,
      method: 'GET',
      path,
      summary: `${label} – what is registered.`,
      result: z.object({ items: z.array(materialSchema) }),
      run: (_, context) => ({ items: materialsOf(context).all().map(materialView) }),
    }),
    change({
      id: `add${name}`,
      method: 'POST',
      path,
      summary: `${label}の新規登録 – a .mobileconfig under a name.`,
      body: newMaterialSchema,
      result: materialSchema,
      run: ({ body: { name: itsName, note, profile } }, context) =>
        materialView(materialsOf(context).add({ name: itsName, note, bytes: Buffer.from(profile, 'base64') })),
    }),
  ];
}

function tokenView({ account, clock }: OperationContext): z.input<typeof depTokenSchema> | undefined {
  const token = account.dep.token();
  return (
    token && {
      uploadedAt: token.uploadedAt.toISOString(),
      expiresAt: token.expiresAt.toISOString(),
      expired: token.expiresAt <= clock.now(),
    }
  );
}
