import { describe, expect, it } from 'vitest';
import type { Server } from '../../../shared/domain/server.ts';
import {
  draftFor,
  draftSchema,
  emptyDraft,
  newServerFrom,
  type ServerDraft,
  serverChangeFrom,
  serverTestFrom,
  withoutSecrets,
} from './draft.ts';

const server: Server = {
  id: '7d0c2a52-7d0f-4a55-8a70-5a0c4b0f0001',
  name: '教室A',
  product: 'mobiconnect',
  maskedUrl: 'https://c.mobi-connect.net/crs/iosmdm/dep/a?p=apple&t=***',
  host: 'c.mobi-connect.net',
  anchorFingerprints: ['aa', 'bb'],
  recordsBaseUrl: 'https://records.example/v1',
};
const filled: ServerDraft = { ...emptyDraft, name: 'A', accountId: 'sample.com', userId: 'user1', password: 'abc123' };
const edit = { kind: 'edit', server } as const;
const change = (draft: ServerDraft) => serverChangeFrom(draft, edit);

describe('a new server', () => {
  it('is taken with what mobiconnect needs', () => {
    expect(newServerFrom(filled)).toMatchObject({ ok: true, input: { enrollment: { accountId: 'sample.com' } } });
  });

  it('names every field that is missing', () => {
    const checked = newServerFrom({ ...emptyDraft, usesRecords: true });
    const paths = checked.ok ? [] : [...checked.faults.keys()];
    const source = ['enrollment.accountId', 'enrollment.userId', 'enrollment.password'];
    expect(paths).toEqual(expect.arrayContaining(['name', ...source, 'records.baseUrl', 'records.token']));
  });

  it('sends only the source that is chosen', () => {
    const checked = newServerFrom({ ...filled, choice: 'clomo', customerDomain: 'school' });
    expect(JSON.stringify(checked)).not.toContain('abc123');
  });
});

describe('a change', () => {
  it('leaves URL, token and trust out, so that the station keeps them', () => {
    const checked = change(draftFor(edit, String));
    expect(checked).toEqual({
      ok: true,
      input: {
        id: server.id,
        asCopy: false,
        name: '教室A',
        anchors: { keep: ['aa', 'bb'], add: [] },
        records: { baseUrl: server.recordsBaseUrl },
      },
    });
  });

  it('wants the token again for another address', () => {
    const checked = change({ ...draftFor(edit, String), recordsUrl: 'https://other.example' });
    expect(checked.ok ? [] : [...checked.faults]).toEqual([['records.token', { kind: 'too-short', limit: 8 }]]);
  });

  it('stops sending records when they are switched off', () => {
    const checked = change({ ...draftFor(edit, String), usesRecords: false });
    expect(checked.ok && checked.input.records).toBeUndefined();
  });

  it('of a copy gets another name', () => {
    const draft = draftFor({ kind: 'copy', server }, (name) => `${name} のコピー`);
    expect(serverChangeFrom(draft, { kind: 'copy', server })).toMatchObject({
      input: { asCopy: true, name: '教室A のコピー' },
    });
  });
});

describe('a draft that is written down', () => {
  it('holds no password, no token and no URL, and can be read again', () => {
    const secret = 'kanaria';
    const draft = { ...filled, password: secret, url: secret, pasted: secret, recordsToken: secret, group: '教室A' };
    const kept = withoutSecrets(draft);
    expect(JSON.stringify(kept)).not.toContain(secret);
    expect(draftSchema.parse(JSON.parse(JSON.stringify(kept)))).toMatchObject({
      accountId: 'sample.com',
      group: '教室A',
    });
  });
});

describe('a connection test', () => {
  it('looks at what is typed, or at the saved server with the anchors as they are now', () => {
    expect(serverTestFrom(filled, { kind: 'new' })).toMatchObject({ enrollment: { accountId: 'sample.com' } });
    expect(serverTestFrom({ ...draftFor(edit, String), keptAnchors: ['bb'] }, edit)).toEqual({
      id: server.id,
      anchors: { keep: ['bb'], add: [] },
    });
  });

  it('waits for what is needed', () => expect(serverTestFrom(emptyDraft, { kind: 'new' })).toBeUndefined());
});
