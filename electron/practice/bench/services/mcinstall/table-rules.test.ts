import { describe, expect, it } from 'vitest';
import { testPayload, testProfile } from '../../../../../tests/support/test-profiles.ts';
import type { PlistDict } from '../../../../codecs/plist/value.ts';
import { readMobileConfig } from './mobileconfig.ts';
import { judgeByTable, type Receiver } from './table-rules.ts';

const receiver: Receiver = { osVersion: '17.4', supervised: true, byMdm: false };

function judge(type: string, content: PlistDict = {}, change: Partial<Receiver> = {}): string | undefined {
  const [payload] = readMobileConfig(testProfile('a', [testPayload(type, content)])).payloads;
  if (payload === undefined) throw new Error('it holds one');
  try {
    judgeByTable(payload, { ...receiver, ...change });
    return undefined;
  } catch (error) {
    return String(error).split(' > ').at(-1);
  }
}

describe('a device of a version', () => {
  it('takes no payload that came later', () => {
    expect(judge('com.apple.relay.managed', {}, { osVersion: '16.7' })).toBe('not-acceptable');
    expect(judge('com.apple.relay.managed')).toBeUndefined();
  });

  it('takes none that was removed, or that belongs to another system', () => {
    expect(judge('com.apple.osxserver.account')).toBe('not-acceptable');
    expect(judge('com.apple.conferenceroomdisplay')).toBe('not-acceptable');
  });

  it('takes what needs supervision only when supervised', () => {
    expect(judge('com.apple.SetupAssistant.managed', {}, { supervised: false })).toBe('needs-supervision');
    expect(judge('com.apple.SetupAssistant.managed')).toBeUndefined();
  });

  it('takes what only an MDM may install from an MDM', () => {
    expect(judge('com.apple.dnsProxy.managed')).toBe('must-come-by-mdm');
    expect(judge('com.apple.dnsProxy.managed', {}, { byMdm: true })).toBeUndefined();
  });

  it('takes a content filter without supervision from iOS 16 on, with its UUID', () => {
    const filter = { ContentFilterUUID: 'A' };
    expect(judge('com.apple.webcontent-filter', {}, { supervised: false })).toBe('needs-supervision');
    expect(judge('com.apple.webcontent-filter', filter, { supervised: false, osVersion: '15.8' })).toBe(
      'needs-supervision',
    );
    expect(judge('com.apple.webcontent-filter', filter, { supervised: false })).toBeUndefined();
  });

  it('takes no value of the wrong kind', () => {
    expect(judge('com.apple.applicationaccess', { allowCamera: 'no' })).toBe('payload-field-type');
    expect(judge('com.apple.applicationaccess', { allowCamera: false, safariAcceptCookies: 2 })).toBeUndefined();
  });

  it('takes what no schema knows', () => {
    expect(judge('com.example.own', { Anything: 1 })).toBeUndefined();
  });
});
