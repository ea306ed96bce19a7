import { describe, expect, it } from 'vitest';
import { toBase64 } from '../../ui/base64.ts';
import { certificatesIn, pemOf, spelledFingerprint } from './certificates.ts';

const der = Uint8Array.from({ length: 400 }, (_, at) => (at === 0 ? 0x30 : at === 1 ? 0x82 : at % 251));

describe('certificatesIn', () => {
  it('takes a DER file as it is', async () => {
    const [only, ...others] = await certificatesIn(der);
    expect(others).toEqual([]);
    expect(only?.data).toBe(toBase64(der));
    expect(only?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('takes every certificate of a PEM file, whatever stands between them', async () => {
    const [one] = await certificatesIn(der);
    const text = `subject=/CN=a\r\n${pemOf({ data: toBase64(der) })}\nissuer=b\n${pemOf({ data: toBase64(der) })}`;
    expect(await certificatesIn(new TextEncoder().encode(text))).toEqual([one, one]);
  });

  it.each(['', 'hello', '-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----'])(
    'finds none in %j',
    async (text) => expect(await certificatesIn(new TextEncoder().encode(text))).toEqual([]),
  );
});

describe('spelledFingerprint', () => {
  it('writes pairs with colons', () => expect(spelledFingerprint('ab01ff')).toBe('AB:01:FF'));
});
