import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

export type RsaKey = { readonly privateKey: KeyObject; readonly publicKey: KeyObject };

/** A 2048-bit RSA key, made off the main thread. */
export async function generateRsaKey(): Promise<RsaKey> {
  return promisify(generateKeyPair)('rsa', { modulusLength: 2048, publicExponent: 65537 });
}

/** `RSA PRIVATE KEY` (PKCS#1) for RSA, which every pair-record reader takes; `PRIVATE KEY` (PKCS#8) for others. */
export function privateKeyPem(key: KeyObject): string {
  const type = key.asymmetricKeyType === 'rsa' ? 'pkcs1' : 'pkcs8';
  return key.export({ format: 'pem', type }).toString();
}

/** `RSA PUBLIC KEY`, the form devices give their own key in (device-protocols §2.5). */
export function publicKeyPkcs1Pem(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs1' }).toString();
}

/** A device's DevicePublicKey: PEM, maybe with NULs behind it. Throws TypeError for anything but an RSA public key. */
export function publicKeyFromPkcs1Pem(pem: string | Uint8Array): KeyObject {
  const text = (typeof pem === 'string' ? pem : Buffer.from(pem).toString('latin1')).replaceAll('\0', '').trim();
  if (!text.startsWith('-----BEGIN RSA PUBLIC KEY-----')) throw new TypeError('not an RSA public key in PEM');
  try {
    return createPublicKey({ key: text, format: 'pem', type: 'pkcs1' });
  } catch (cause) {
    throw new TypeError('not an RSA public key in PEM', { cause });
  }
}
