import {
  type EnrollmentInput,
  type Server,
  type ServerChange,
  type ServerInput,
  type ServerProduct,
  serverChangeSchema,
  serverInputSchema,
} from '../../../shared/domain/server.ts';
import { type FieldFaults, faultsOf } from '../../ui/field-faults.ts';
import { type Certificate, pemOf } from './certificates.ts';
import { dayOf, endOfDay } from './expiry.ts';

/** `kept`: the URL a saved server has. */
export type SourceChoice = ServerProduct | 'pasted' | 'kept';

/** A server as far as it is typed. Fields of products that are not chosen stay, in case the choice changes back. */
export type ServerDraft = {
  readonly name: string;
  readonly choice: SourceChoice;
  readonly host: { readonly mobiconnect: string; readonly clomo: string };
  readonly accountId: string;
  readonly userId: string;
  readonly password: string;
  readonly customerDomain: string;
  readonly url: string;
  readonly pasted: string;
  /** YYYY-MM-DD, or empty. */
  readonly expires: string;
  /** Fingerprints of the saved server's own. */
  readonly keptAnchors: readonly string[];
  readonly newAnchors: readonly Certificate[];
  readonly usesRecords: boolean;
  readonly recordsUrl: string;
  readonly recordsToken: string;
  readonly recordsTrust: readonly Certificate[];
};

/** What the draft is for. */
export type ServerTask =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit'; readonly server: Server }
  | { readonly kind: 'copy'; readonly server: Server };

export const emptyDraft: ServerDraft = {
  name: '',
  choice: 'mobiconnect',
  host: { mobiconnect: 'c.mobi-connect.net', clomo: 'mdm.clomo.com' },
  accountId: '',
  userId: '',
  password: '',
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
  const { name, credentialsExpireAt, anchorFingerprints, recordsBaseUrl } = task.server;
  return {
    ...emptyDraft,
    name: task.kind === 'copy' ? copyName(name) : name,
    choice: 'kept',
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

export type Checked<T> =
  | { readonly ok: true; readonly input: T }
  | { readonly ok: false; readonly faults: FieldFaults };

export function newServerFrom(draft: ServerDraft): Checked<ServerInput> {
  const parsed = serverInputSchema.safeParse({
    name: draft.name,
    enrollment: sourceOf(draft),
    anchors: draft.newAnchors.map(({ data }) => data),
    ...(draft.usesRecords
      ? { records: { baseUrl: draft.recordsUrl, token: draft.recordsToken, trust: draft.recordsTrust.map(pemOf) } }
      : {}),
    ...expiryIn(draft),
  });
  return parsed.success ? { ok: true, input: parsed.data } : { ok: false, faults: faultsOf(parsed.error.issues) };
}

export function serverChangeFrom(
  draft: ServerDraft,
  task: Exclude<ServerTask, { kind: 'new' }>,
): Checked<ServerChange> {
  const source = sourceOf(draft);
  const parsed = serverChangeSchema.safeParse({
    id: task.server.id,
    asCopy: task.kind === 'copy',
    name: draft.name,
    ...(source === undefined ? {} : { enrollment: source }),
    anchors: { keep: draft.keptAnchors, add: draft.newAnchors.map(({ data }) => data) },
    ...(draft.usesRecords ? { records: changedRecords(draft, task.server) } : {}),
    ...expiryIn(draft),
  });
  return parsed.success ? { ok: true, input: parsed.data } : { ok: false, faults: faultsOf(parsed.error.issues) };
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
