import { fromBase64, toBase64 } from '../../ui/base64.ts';

export type Certificate = {
  /** DER, base64. */
  readonly data: string;
  /** SHA-256 of the DER, hexadecimal. */
  readonly fingerprint: string;
};

const blocks = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** The certificates in a file: any number in PEM, or one in DER. None when it is no such file. */
export async function certificatesIn(bytes: Uint8Array<ArrayBuffer>): Promise<readonly Certificate[]> {
  const found = [...new TextDecoder('latin1').decode(bytes).matchAll(blocks)].map((match) => decoded(match[1] ?? ''));
  const ders = found.length > 0 ? found : [bytes];
  return Promise.all(ders.filter(isCertificate).map(certificateOf));
}

export async function certificateFromBase64(data: string): Promise<Certificate> {
  return certificateOf(fromBase64(data));
}

export function pemOf({ data }: Pick<Certificate, 'data'>): string {
  const lines = data.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** As people compare them: AB:CD:… */
export function spelledFingerprint(fingerprint: string): string {
  return (fingerprint.toUpperCase().match(/../g) ?? []).join(':');
}

async function certificateOf(der: Uint8Array<ArrayBuffer>): Promise<Certificate> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', der));
  const fingerprint = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { data: toBase64(der), fingerprint };
}

function decoded(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return fromBase64(base64.replace(/\s+/g, ''));
  } catch {
    return undefined;
  }
}

/** A certificate is a DER SEQUENCE with a long length; the station reads the rest. */
function isCertificate(der: Uint8Array<ArrayBuffer> | undefined): der is Uint8Array<ArrayBuffer> {
  return der !== undefined && der[0] === 0x30 && (der[1] ?? 0) >= 0x80 && der.length > 64;
}
