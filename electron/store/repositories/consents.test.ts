import { describe, expect, it } from 'vitest';
import { openScratchStore } from '../../../tests/support/open-scratch-store.ts';
import { startSampleRun } from '../../../tests/support/sample-run.ts';
import type { Consent } from './consents.ts';

function consentTo(runId: string): Consent {
  return {
    id: 'c1',
    runId,
    attempt: 1,
    deviceKey: 'ecid:000A1B2C3D4E5F60',
    planHash: 'hash',
    covers: ['erase', 'cloud-configuration'],
    at: '2026-04-01T00:00:00.000Z',
  };
}

describe('consents', () => {
  it('name run and attempt, and what was typed', () => {
    const store = openScratchStore();
    const first = consentTo(startSampleRun(store));
    const second = { ...first, id: 'c2', attempt: 2, typed: 'DMPXK0AAJF88' };
    store.consents.record(second);
    store.consents.record(first);
    expect(store.consents.get('c1')).toEqual(first);
    expect(store.consents.ofRun(first.runId)).toEqual([first, second]);
    expect(store.consents.get('c3')).toBeUndefined();
  });

  it('are given once per attempt, and each is used once', () => {
    const store = openScratchStore();
    const first = consentTo(startSampleRun(store));
    store.consents.record(first);
    const spent = expect.objectContaining({ code: 'consent.spent' });
    expect(() => store.consents.record({ ...first, id: 'c2' })).toThrow(spent);
    expect(() => store.consents.record({ ...first, attempt: 2 })).toThrow(spent);
    expect(store.consents.ofRun(first.runId)).toEqual([first]);
  });

  it('are for runs that exist', () => {
    const store = openScratchStore();
    expect(() => store.consents.record(consentTo('nobody'))).toThrow('FOREIGN KEY');
  });
});
