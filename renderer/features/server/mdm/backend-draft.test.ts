import { describe, expect, it } from 'vitest';
import { type BackendDraft, backendInputFrom, backendTaskOf, emptyBackendDraft } from './backend-draft.ts';

const view = {
  serverId: 's',
  keys: { key: true, inboxKey: true },
  capabilities: { records: false, lookup: true, commands: true, files: false },
};
const nano: BackendDraft = {
  ...emptyBackendDraft,
  kind: 'nanomdm',
  url: 'https://mdm.example',
  key: 'key-of-the-api',
};

const faultsOf = (draft: BackendDraft, kept = backendTaskOf(view)) => {
  const checked = backendInputFrom(draft, kept);
  return checked.ok ? [] : [...checked.faults.keys()].sort();
};

describe('a backend as it is typed', () => {
  it('is sent with what its product needs and nothing else', () => {
    expect(backendInputFrom({ ...nano, account: 'left over' }, { serverId: 's' })).toEqual({
      ok: true,
      input: { kind: 'nanomdm', baseUrl: 'https://mdm.example', trust: [], key: 'key-of-the-api' },
    });
    const console = { ...nano, kind: 'mobiconnect', account: 'aoba', group: ' /1年 ', licences: '４０' } as const;
    expect(backendInputFrom(console, { serverId: 's' })).toEqual({
      ok: true,
      input: { kind: 'mobiconnect', account: 'aoba', group: '/1年', licences: 40 },
    });
  });

  it('needs its keys, but for those that are kept for the same address', () => {
    expect(faultsOf({ ...nano, key: '', usesInbox: true })).toEqual(['inbox.url', 'inboxKey', 'key']);
    const kept = backendTaskOf({
      ...view,
      backend: {
        kind: 'nanomdm',
        baseUrl: 'https://mdm.example',
        trust: [],
        inbox: { url: 'https://in.example', trust: [] },
      },
    });
    const same = { ...nano, key: '', usesInbox: true, inboxUrl: 'https://in.example' };
    expect(faultsOf(same, kept)).toEqual([]);
    expect(faultsOf({ ...same, url: 'https://other.example' }, kept)).toEqual(['key']);
    expect(faultsOf({ ...same, kind: 'micromdm' }, kept)).toEqual(['key']);
    expect(faultsOf({ ...same, inboxUrl: 'https://elsewhere.example' }, kept)).toEqual(['inboxKey']);
  });

  it('takes no address without TLS', () => {
    expect(faultsOf({ ...nano, url: 'http://mdm.example' })).toEqual(['baseUrl']);
  });
});
