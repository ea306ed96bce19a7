import { randomUUID } from 'node:crypto';
import type { PlistDict } from '../../electron/codecs/plist/value.ts';
import { writeXmlPlist } from '../../electron/codecs/plist/write-xml.ts';

/** A payload dictionary with its common keys. */
export function testPayload(type: string, content: PlistDict = {}): PlistDict {
  return {
    PayloadType: type,
    PayloadIdentifier: `test.${type}`,
    PayloadUUID: randomUUID().toUpperCase(),
    PayloadVersion: 1,
    ...content,
  };
}

/** An XML profile; `overrides` replaces or, with `undefined`, removes its top-level keys. */
export function testProfile(
  identifier: string,
  payloads: readonly PlistDict[] = [testPayload('com.apple.webClip.managed')],
  overrides: PlistDict = {},
): Buffer {
  return writeXmlPlist({
    PayloadType: 'Configuration',
    PayloadIdentifier: identifier,
    PayloadUUID: randomUUID().toUpperCase(),
    PayloadVersion: 1,
    PayloadDisplayName: `Profile ${identifier}`,
    PayloadContent: payloads,
    ...overrides,
  });
}

export function wifiPayload(network: { readonly ssid: string; readonly password: string }): PlistDict {
  return testPayload('com.apple.wifi.managed', {
    SSID_STR: network.ssid,
    Password: network.password,
    EncryptionType: 'WPA2',
  });
}
