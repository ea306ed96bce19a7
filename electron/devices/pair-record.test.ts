import { describe, expect, it } from 'vitest';
import { parsePlist } from '../codecs/plist/parse.ts';
import { isDict, type PlistDict } from '../codecs/plist/value.ts';
import { writeBinaryPlist } from '../codecs/plist/write-binary.ts';
import { writeXmlPlist } from '../codecs/plist/write-xml.ts';
import { encodePairRecord, parsePairRecord } from './pair-record.ts';

const wire = {
  DeviceCertificate: Buffer.from('d'),
  EscrowBag: Buffer.alloc(32),
  HostCertificate: Buffer.from('h'),
  HostID: 'HOST',
  HostPrivateKey: Buffer.from('canary'),
  RootCertificate: Buffer.from('r'),
  RootPrivateKey: Buffer.from('canary'),
  SystemBUID: 'BUID',
  WiFiMACAddress: '02:00:00:00:00:01',
} satisfies PlistDict;

describe('pair record', () => {
  it('reads both formats and writes all nine keys back', () => {
    for (const bytes of [writeXmlPlist(wire), writeBinaryPlist(wire)]) {
      expect({ ...Object(parsePlist(encodePairRecord(parsePairRecord(bytes)))) }).toEqual(wire);
    }
  });

  it('does without what a locked or Wi-Fi-less device left out', () => {
    const { EscrowBag: _, WiFiMACAddress: __, RootPrivateKey: ___, ...least } = wire;
    const record = parsePairRecord(writeXmlPlist(least));
    expect(record).toMatchObject({ hostId: 'HOST', escrowBag: undefined, wifiMacAddress: undefined });
    const written = parsePlist(encodePairRecord(record));
    expect(isDict(written) && 'EscrowBag' in written).toBe(false);
  });

  it.each([
    ['HostID missing', writeXmlPlist({ ...wire, HostID: undefined }), 'HostID'],
    ['a key as text', writeXmlPlist({ ...wire, HostPrivateKey: 'canary' }), 'HostPrivateKey'],
    ['no dictionary', writeXmlPlist(['canary']), 'no dictionary'],
    ['no property list', Buffer.from('canary'), 'no property list'],
    ['a megabyte', Buffer.alloc(1024 * 1024), 'no property list'],
  ])('refuses a record with %s, naming keys and no values', (_, bytes, reason) => {
    const read = () => parsePairRecord(bytes);
    expect(read).toThrow(expect.objectContaining({ code: 'lockdown.pair-record-malformed', params: { reason } }));
    expect(read).not.toThrow(/canary/);
  });
});
