/** Object identifiers of RFC 5280, 5652, 7292, 8017 and 8018 that Kitbench reads or writes. */
export const Oid = {
  rsaEncryption: '1.2.840.113549.1.1.1',
  sha1WithRsa: '1.2.840.113549.1.1.5',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  sha384WithRsa: '1.2.840.113549.1.1.12',
  sha512WithRsa: '1.2.840.113549.1.1.13',
  sha1WithEcdsa: '1.2.840.10045.4.1',
  sha256WithEcdsa: '1.2.840.10045.4.3.2',
  sha384WithEcdsa: '1.2.840.10045.4.3.3',
  sha512WithEcdsa: '1.2.840.10045.4.3.4',
  cmsData: '1.2.840.113549.1.7.1',
  cmsSignedData: '1.2.840.113549.1.7.2',
  cmsEnvelopedData: '1.2.840.113549.1.7.3',
  cmsEncryptedData: '1.2.840.113549.1.7.6',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  challengePassword: '1.2.840.113549.1.9.7',
  commonName: '2.5.4.3',
  desCbc: '1.3.14.3.2.7',
  desEde3Cbc: '1.2.840.113549.3.7',
  aes128Cbc: '2.16.840.1.101.3.4.1.2',
  aes192Cbc: '2.16.840.1.101.3.4.1.22',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;

export type SigningDigest = 'sha1' | 'sha256';

export type Digest = SigningDigest | 'sha384' | 'sha512';

/** Digest names of node:crypto by object identifier. */
export const DIGESTS: ReadonlyMap<string, Digest> = new Map([
  [Oid.sha1, 'sha1'],
  [Oid.sha256, 'sha256'],
  [Oid.sha384, 'sha384'],
  [Oid.sha512, 'sha512'],
]);

/** What a signature algorithm asks of the key, and which digest it fixes (plain RSA fixes none: CMS names it apart). */
export const SIGNATURES: ReadonlyMap<string, { readonly keyType: 'rsa' | 'ec'; readonly digest?: Digest }> = new Map([
  [Oid.rsaEncryption, { keyType: 'rsa' }],
  [Oid.sha1WithRsa, { keyType: 'rsa', digest: 'sha1' }],
  [Oid.sha256WithRsa, { keyType: 'rsa', digest: 'sha256' }],
  [Oid.sha384WithRsa, { keyType: 'rsa', digest: 'sha384' }],
  [Oid.sha512WithRsa, { keyType: 'rsa', digest: 'sha512' }],
  [Oid.sha1WithEcdsa, { keyType: 'ec', digest: 'sha1' }],
  [Oid.sha256WithEcdsa, { keyType: 'ec', digest: 'sha256' }],
  [Oid.sha384WithEcdsa, { keyType: 'ec', digest: 'sha384' }],
  [Oid.sha512WithEcdsa, { keyType: 'ec', digest: 'sha512' }],
]);
