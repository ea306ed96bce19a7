import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKitError } from '../../shared/errors/kit-error.ts';
import { readVppToken } from './vpp-token.ts';

const secret = 'kanaria-vpp-0123456789';
const token = (changes: Record<string, unknown> = {}) =>
  Buffer.from(
    Buffer.from(
      JSON.stringify({ token: secret, expDate: '2027-07-03T16:59:28+0900', orgName: '青葉市教育委員会', ...changes }),
    ).toString('base64'),
  );

describe('a token for apps', () => {
  it.each([
    ['2027-07-03T16:59:28+0900', '2027-07-03T07:59:28.000Z'],
    ['2018-07-03T16:59:28+10:00', '2018-07-03T06:59:28.000Z'],
    ['2027-07-03T16:59:28.5Z', '2027-07-03T16:59:28.500Z'],
  ])('that ends on %s is read', (expDate, endsAt) => {
    expect(readVppToken(token({ expDate }))).toEqual({ organization: '青葉市教育委員会', endsAt });
  });

  it('may be broken into lines', () => {
    const lines = Buffer.from(
      (
        token()
          .toString()
          .match(/.{1,60}/g) ?? []
      ).join('\r\n'),
    );
    expect(readVppToken(lines).endsAt).toBe('2027-07-03T07:59:28.000Z');
  });

  it('gives its secret to nobody', () => {
    expect(JSON.stringify(readVppToken(token()))).not.toContain(secret);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no base64', Buffer.from('{"token":"a"}')],
    ['no JSON', Buffer.from(Buffer.from('hello').toString('base64'))],
    ['no end', token({ expDate: undefined })],
    ['an end that is no time', token({ expDate: '2027-13-40T99:99:99Z' })],
    ['no token', token({ token: '' })],
    ['far too much', Buffer.alloc(70_000, 'A')],
  ])('is refused with %s, and the refusal holds nothing of it', (_, file) => {
    const refusal = caught(() => readVppToken(file));
    expect(isKitError(refusal, 'calendar.not-a-vpp-token')).toBe(true);
    expect(JSON.stringify(refusal)).not.toContain(secret);
  });

  it('is read or refused, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 600 }),
          fc.json().map((text) => Buffer.from(btoa(encodeURI(text)))),
        ),
        (bytes) => {
          const refusal = caught(() => readVppToken(Buffer.from(bytes)));
          expect(refusal === undefined || isKitError(refusal)).toBe(true);
        },
      ),
    );
  });
});

function caught(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}
