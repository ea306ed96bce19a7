import { z } from 'zod';
import {
  type EnrollmentInput,
  type Server,
  type ServerChange,
  type ServerInput,
  type ServerProduct,
  type ServerTest,
  serverChangeSchema,
  serverInputSchema,
  serverProductSchema,
  serverSchema,
  serverTestSchema,
} from '../../../shared/domain/server.ts';
import { type Checked, checkedBy } from '../../ui/field-faults.ts';
import { pemOf } from './certificates.ts';
import { dayOf, endOfDay } from './expiry.ts';

/** `kept`: the URL a saved server has. */
export type SourceChoice = ServerProduct | 'pasted' | 'kept';

const text = z.string();
const certificateSchema = z.object({ data: text, fingerprint: text }).readonly();

/** A server as far as it is typed. Fields of products that are not chosen stay, in case the choice changes back. */
export const draftSchema = z.object({
  name: text,
  choice: z.enum([...serverProductSchema.options, 'pasted', 'kept']),
  host: z.object({ mobiconnect: text, clomo: text }).readonly(),
  accountId: text,
  userId: text,
  /** Secret. */
  password: text,
  /** 端末登録先グループ. */
  group: text,
  customerDomain: text,
  /** May hold a secret. */
  url: text,
  /** May hold a secret. */
  pasted: text,
  /** YYYY-MM-DD, or empty. */
  expires: text,
  /** Fingerprints of the saved server's own. */
  keptAnchors: z.array(text).readonly(),
  newAnchors: z.array(certificateSchema).readonly(),
  usesRecords: z.boolean(),
  recordsUrl: text,
  /** Secret. */
  recordsToken: text,
  recordsTrust: z.array(certificateSchema).readonly(),
});
export type ServerDraft = Readonly<z.infer<typeof draftSchema>>;

/** What the draft is for. */
export const taskSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new') }),
  z.object({ kind: z.enum(['edit', 'copy']), server: serverSchema }),
]);
export type ServerTask = { readonly kind: 'new' } | { readonly kind: 'edit' | 'copy'; readonly server: Server };

/** As it may be written down. */
export function withoutSecrets(draft: ServerDraft): ServerDraft {
  return { ...draft, password: '', url: '', pasted: '', recordsToken: '' };
}

export const emptyDraft: ServerDraft = {
  name: '',
  choice: 'mobiconnect',
  host: { mobiconnect: 'c.mobi-connect.net', clomo: 'mdm.clomo.com' },
  accountId: '',
  userId: '',
  password: '',
  group: '',
  customerDomain: '',
  url: '',
  pasted: '',
  expires: '',
  keptAnchors: [],
  newAnchors: [],
  usesRecords: false,
  recordsUrl: '',
  recordsToken: '',
  recordsTrust: [],
};

export function draftFor(task: ServerTask, copyName: (name: string) => string): ServerDraft {
  if (task.kind === 'new') return emptyDraft;
  const { name, credentialsExpireAt, anchorFingerprints, recordsBaseUrl, group = '' } = task.server;
  return {
    ...emptyDraft,
    name: task.kind === 'copy' ? copyName(name) : name,
    choice: 'kept',
    group,
    expires: credentialsExpireAt === undefined ? '' : dayOf(credentialsExpireAt),
    keptAnchors: anchorFingerprints,
    usesRecords: recordsBaseUrl !== undefined,
    recordsUrl: recordsBaseUrl ?? '',
  };
}

/** The chosen product's source as typed; nothing while the saved one is kept. */
export function sourceOf(draft: ServerDraft): EnrollmentInput | undefined {
  const { choice, host, accountId, userId, password, customerDomain, url, pasted } = draft;
  switch (choice) {
    case 'kept':
      return undefined;
    case 'mobiconnect':
      return { product: choice, host: host.mobiconnect, accountId, userId, password };
    case 'clomo':
      return { product: choice, host: host.clomo, customerDomain };
    case 'pasted':
      return { product: choice, url: pasted };
    default:
      return { product: choice, url };
  }
}

export function newServerFrom(draft: ServerDraft): Checked<ServerInput> {
  return checkedBy(serverInputSchema, {
    name: draft.name,
    enrollment: sourceOf(draft),
    anchors: draft.newAnchors.map(({ data }) => data),
    ...(draft.usesRecords
      ? { records: { baseUrl: draft.recordsUrl, token: draft.recordsToken, trust: draft.recordsTrust.map(pemOf) } }
      : {}),
    ...expiryIn(draft),
    ...groupIn(draft),
  });
}

export function serverChangeFrom(
  draft: ServerDraft,
  task: Exclude<ServerTask, { kind: 'new' }>,
): Checked<ServerChange> {
  const source = sourceOf(draft);
  return checkedBy(serverChangeSchema, {
    id: task.server.id,
    asCopy: task.kind === 'copy',
    name: draft.name,
    ...(source === undefined ? {} : { enrollment: source }),
    anchors: { keep: draft.keptAnchors, add: draft.newAnchors.map(({ data }) => data) },
    ...(draft.usesRecords ? { records: changedRecords(draft, task.server) } : {}),
    ...expiryIn(draft),
    ...groupIn(draft),
  });
}

/** What *Test connection* looks at: the server as it would be saved. Nothing while a needed field is empty. */
export function serverTestFrom(draft: ServerDraft, task: ServerTask): ServerTest | undefined {
  const parsed = serverTestSchema.safeParse({
    ...(task.kind === 'new' ? {} : { id: task.server.id }),
    enrollment: sourceOf(draft),
    anchors: { keep: draft.keptAnchors, add: draft.newAnchors.map(({ data }) => data) },
  });
  return parsed.success ? parsed.data : undefined;
}

/** The station keeps a token for this base URL; it never goes to another one. */
export function hasStoredToken({ recordsUrl }: ServerDraft, task: ServerTask): boolean {
  return task.kind !== 'new' && task.server.recordsBaseUrl !== undefined && task.server.recordsBaseUrl === recordsUrl;
}

function changedRecords(draft: ServerDraft, server: Server) {
  const mayKeep = server.recordsBaseUrl === draft.recordsUrl;
  return {
    baseUrl: draft.recordsUrl,
    ...(mayKeep && draft.recordsToken === '' ? {} : { token: draft.recordsToken }),
    ...(mayKeep && draft.recordsTrust.length === 0 ? {} : { trust: draft.recordsTrust.map(pemOf) }),
  };
}

function expiryIn({ expires }: ServerDraft): { credentialsExpireAt?: string } {
  return expires === '' ? {} : { credentialsExpireAt: endOfDay(expires) };
}

function groupIn({ group }: ServerDraft): { group?: string } {
  return group.trim() === '' ? {} : { group };
}
