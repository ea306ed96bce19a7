import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProfileDocument, ProfileValue } from '../../shared/domain/profile-document.ts';
import { writeDocument } from './build-document.ts';
import { readDocument } from './inspect.ts';
import { maskSecrets, restoreSecrets, stripMarks } from './mask.ts';

const secret = fc.stringMatching(/^kanaria-[a-z]{4,12}$/);
const key = fc.constantFrom('SSID_STR', 'Note', 'a/b', '{x}', 'ä ö', '__proto__', 'constructor', '%7B');
const secretKey = fc.constantFrom('Password', 'SharedSecret', 'Challenge', 'proxyPassword', 'PIRAuthenticationToken');
const leaf: fc.Arbitrary<ProfileValue> = fc.oneof(
  fc.stringMatching(/^[ -~あ-ん]{0,12}$/),
  fc.integer(),
  fc.boolean(),
  fc.constant({ $data: 'eA==' }),
  fc.constant({ $date: '2030-01-01T00:00:00.000Z' }),
);

/** Dictionaries and lists with secrets anywhere in them. */
const tree: fc.Arbitrary<ProfileValue> = fc.letrec<{ value: ProfileValue; dict: ProfileValue }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value'), { maxLength: 3 }), tie('dict')),
  dict: fc
    .tuple(
      fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }),
      fc.array(fc.tuple(secretKey, secret), { maxLength: 2 }),
    )
    .map(([open, hidden]) => Object.fromEntries([...open, ...hidden])),
})).dict;

const document = fc.array(tree, { maxLength: 3 }).map(
  (payloads): ProfileDocument => ({
    PayloadType: 'Configuration',
    PayloadContent: payloads.map((payload) => ({ PayloadType: 'x', ...(payload as ProfileDocument) })),
  }),
);

describe('secrets of a profile', () => {
  it('never show, and come back to their places, in any profile', () => {
    fc.assert(
      fc.property(document, (profile) => {
        const { document: masked, hasSecrets } = maskSecrets(profile);
        const shown = JSON.stringify(masked);
        expect(shown).not.toContain('kanaria-');
        expect(hasSecrets).toBe(shown.includes('{{secret:'));
        expect(restoreSecrets(masked, profile)).toEqual(profile);
        expect(JSON.stringify(stripMarks(masked))).not.toContain('{{secret:');
      }),
      { numRuns: 200 },
    );
  });

  it('survive XML as marks, in any profile', () => {
    fc.assert(
      fc.property(document, (profile) => {
        const masked = readDocument(writeDocument(maskSecrets(profile).document));
        expect(restoreSecrets(masked, profile)).toEqual(readDocument(writeDocument(profile)));
      }),
      { numRuns: 100 },
    );
  });
});
