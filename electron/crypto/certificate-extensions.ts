import { createHash, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { readBer, stringBytes } from './der-read.ts';
import { bitString, boolean, octetString, oid, sequence, Tag, tlv } from './der-write.ts';

/** Bit numbers of RFC 5280 §4.2.1.3. */
const KEY_USAGE_BITS = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  dataEncipherment: 3,
  keyAgreement: 4,
  keyCertSign: 5,
  cRLSign: 6,
} as const;

const EXTENDED_KEY_USAGES = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
} as const;

type KeyUsage = keyof typeof KEY_USAGE_BITS;
type ExtendedKeyUsage = keyof typeof EXTENDED_KEY_USAGES;

export type CertificateExtensions = {
  /** Critical BasicConstraints; left out when undefined. */
  readonly ca?: boolean;
  /** Critical. */
  readonly keyUsage?: readonly KeyUsage[];
  readonly extendedKeyUsage?: readonly ExtendedKeyUsage[];
  readonly extendedKeyUsageCritical?: boolean;
  readonly subjectAltNames?: { readonly dns?: readonly string[]; readonly ip?: readonly string[] };
  /** SHA-1 of the public key. */
  readonly subjectKeyIdentifier?: boolean;
};

/** The extensions that the options ask for, and the issuer's key identifier where known, each an `Extension` of RFC 5280. */
export function encodeExtensions(
  options: CertificateExtensions,
  subjectPublicKey: KeyObject,
  authorityKeyIdentifier?: Buffer,
): Buffer[] {
  const out: Buffer[] = [];
  if (options.ca !== undefined)
    out.push(extension('2.5.29.19', true, sequence(...(options.ca ? [boolean(true)] : []))));
  if (options.keyUsage) out.push(extension('2.5.29.15', true, keyUsageBits(options.keyUsage)));
  if (options.extendedKeyUsage) {
    const usages = options.extendedKeyUsage.map((usage) => oid(EXTENDED_KEY_USAGES[usage]));
    out.push(extension('2.5.29.37', options.extendedKeyUsageCritical ?? false, sequence(...usages)));
  }
  const { dns = [], ip = [] } = options.subjectAltNames ?? {};
  if (dns.length + ip.length > 0) {
    const names = [
      ...dns.map((name) => tlv(0x82, Buffer.from(name, 'latin1'))),
      ...ip.map((address) => tlv(0x87, addressBytes(address))),
    ];
    out.push(extension('2.5.29.17', false, sequence(...names)));
  }
  if (options.subjectKeyIdentifier) {
    out.push(extension('2.5.29.14', false, octetString(keyIdentifier(subjectPublicKey))));
  }
  if (authorityKeyIdentifier) {
    out.push(extension('2.5.29.35', false, sequence(tlv(0x80, authorityKeyIdentifier))));
  }
  return out;
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(value));
}

function keyUsageBits(usages: readonly KeyUsage[]): Buffer {
  const bits: readonly number[] = usages.map((usage) => KEY_USAGE_BITS[usage]);
  const byte = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return bitString(Buffer.from([byte]), 7 - Math.max(0, ...bits));
}

/** SHA-1 over the key inside SubjectPublicKeyInfo (RFC 5280 §4.2.1.2, method 1). */
function keyIdentifier(key: KeyObject): Buffer {
  const info = readBer(key.export({ format: 'der', type: 'spki' }));
  const keyBits = stringBytes(info.children[1], Tag.bitString).subarray(1);
  return createHash('sha1').update(keyBits).digest();
}

function addressBytes(address: string): Buffer {
  const kind = isIP(address);
  if (kind === 4) return Buffer.from(address.split('.').map(Number));
  if (kind !== 6) throw new TypeError('not an IP address');
  // The URL parser spells every IPv6 address in hexadecimal groups, the dotted tail included.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  const out = Buffer.alloc(16);
  for (const [index, group] of groups.entries()) out.writeUInt16BE(Number.parseInt(group, 16), index * 2);
  return out;
}
