import { z } from 'zod';
import {
  type BackendInput,
  type BackendView,
  backendInputSchema,
  backendKinds,
} from '../../../../shared/domain/backend.ts';
import { type Checked, checkedBy, type FieldFaults } from '../../../ui/field-faults.ts';
import { certificatesIn, pemOf } from '../certificates.ts';

const text = z.string();
const certificates = z.array(z.object({ data: text, fingerprint: text }).readonly()).readonly();

export const backendChoices = ['none', ...backendKinds] as const;

/** A backend as far as it is typed. Fields of products that are not chosen stay, in case the choice changes back. */
export const backendDraftSchema = z.object({
  kind: z.enum(backendChoices),
  url: text,
  /** Secret. */
  key: text,
  trust: certificates,
  usesInbox: z.boolean(),
  inboxUrl: text,
  /** Secret. */
  inboxKey: text,
  inboxTrust: certificates,
  account: text,
  group: text,
  licences: text,
});
export type BackendDraft = Readonly<z.infer<typeof backendDraftSchema>>;

/** What is kept already: keys stay away from the form while their address stays the same. */
export const backendTaskSchema = z.object({
  serverId: text,
  kept: z.object({ kind: text, url: text.optional(), inboxUrl: text.optional() }).optional(),
});
export type BackendTask = Readonly<z.infer<typeof backendTaskSchema>>;

export const emptyBackendDraft: BackendDraft = {
  kind: 'none',
  url: '',
  key: '',
  trust: [],
  usesInbox: false,
  inboxUrl: '',
  inboxKey: '',
  inboxTrust: [],
  account: '',
  group: '',
  licences: '',
};

/** As it may be written down. */
export function withoutKeys(draft: BackendDraft): BackendDraft {
  return { ...draft, key: '', inboxKey: '' };
}

export function backendTaskOf({ serverId, backend }: BackendView): BackendTask {
  if (backend === undefined) return { serverId };
  const inboxUrl = 'inbox' in backend ? backend.inbox?.url : undefined;
  return {
    serverId,
    kept: {
      kind: backend.kind,
      ...('baseUrl' in backend ? { url: backend.baseUrl } : {}),
      ...(inboxUrl === undefined ? {} : { inboxUrl }),
    },
  };
}

export async function backendDraftOf({ backend }: BackendView): Promise<BackendDraft> {
  if (backend === undefined) return emptyBackendDraft;
  switch (backend.kind) {
    case 'mobiconnect':
    case 'clomo': {
      const { kind, account, licences } = backend;
      const group = backend.kind === 'mobiconnect' ? (backend.group ?? '') : '';
      return { ...emptyBackendDraft, kind, account, group, licences: licences === undefined ? '' : String(licences) };
    }
    case 'fleet':
      return { ...emptyBackendDraft, kind: 'fleet', url: backend.baseUrl, trust: await readPems(backend.trust) };
    case 'nanomdm':
    case 'micromdm':
      return {
        ...emptyBackendDraft,
        kind: backend.kind,
        url: backend.baseUrl,
        trust: await readPems(backend.trust),
        usesInbox: backend.inbox !== undefined,
        inboxUrl: backend.inbox?.url ?? '',
        inboxTrust: await readPems(backend.inbox?.trust ?? []),
      };
  }
}

/** A key only ever goes where it was meant to go: another address, or another product, needs it typed again. */
export function keepsKey({ kind, url }: BackendDraft, { kept }: BackendTask): boolean {
  return kept !== undefined && kept.kind === kind && kept.url === url;
}

export function keepsInboxKey({ inboxUrl }: BackendDraft, { kept }: BackendTask): boolean {
  return kept?.inboxUrl !== undefined && kept.inboxUrl === inboxUrl;
}

export function backendInputFrom(draft: BackendDraft, task: BackendTask): Checked<BackendInput> {
  const missing = missingKeys(draft, task);
  const checked = checkedBy(backendInputSchema, formOf(draft));
  if (missing.size === 0) return checked;
  return { ok: false, faults: checked.ok ? missing : new Map([...checked.faults, ...missing]) };
}

function formOf(draft: BackendDraft): Readonly<Record<string, unknown>> {
  const { kind, url, key, trust, account, group, licences } = draft;
  const counted = licences.trim() === '' ? {} : { licences: Number(licences.normalize('NFKC')) };
  switch (kind) {
    case 'none':
      return { kind };
    case 'mobiconnect':
      return { kind, account, ...counted, ...(group.trim() === '' ? {} : { group: group.trim() }) };
    case 'clomo':
      return { kind, account, ...counted };
    case 'fleet':
      return { kind, baseUrl: url.trim(), trust: trust.map(pemOf), ...given('key', key) };
    case 'nanomdm':
    case 'micromdm':
      return { kind, baseUrl: url.trim(), trust: trust.map(pemOf), ...given('key', key), ...inboxOf(draft) };
  }
}

function inboxOf({ usesInbox, inboxUrl, inboxKey, inboxTrust }: BackendDraft) {
  if (!usesInbox) return {};
  return { inbox: { url: inboxUrl.trim(), trust: inboxTrust.map(pemOf) }, ...given('inboxKey', inboxKey) };
}

function missingKeys(draft: BackendDraft, task: BackendTask): FieldFaults {
  const faults = new Map<string, { readonly kind: 'missing' }>();
  const { kind, key, usesInbox, inboxKey } = draft;
  const hasInbox = kind === 'nanomdm' || kind === 'micromdm';
  if ((hasInbox || kind === 'fleet') && key === '' && !keepsKey(draft, task)) faults.set('key', { kind: 'missing' });
  if (hasInbox && usesInbox && inboxKey === '' && !keepsInboxKey(draft, task)) {
    faults.set('inboxKey', { kind: 'missing' });
  }
  return faults;
}

function given(name: string, secret: string): Readonly<Record<string, string>> {
  return secret === '' ? {} : { [name]: secret };
}

async function readPems(pems: readonly string[]) {
  const read = await Promise.all(pems.map((pem) => certificatesIn(new TextEncoder().encode(pem))));
  return read.flat();
}
