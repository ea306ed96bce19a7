import type { ProfileFinding, ProfileTarget } from '../domain/profile.ts';
import { isDate, isProfileDict, type ProfileDocument, type ProfilePath } from '../domain/profile-document.ts';
import { placeOf, placesOf } from '../tables/payload-places.ts';
import { commonKeys, type PayloadType, payloadTypeOf, profileKeys } from '../tables/payload-table.ts';
import { checkKeyRules, checkPayloadRule } from './check-rules.ts';
import { checkPayloadSense } from './check-sense.ts';
import { checkValue, missingKeys } from './check-value.ts';
import { finding } from './finding.ts';
import { checkReferences } from './references.ts';

const always = { ios: { from: '4.0' }, tvos: { from: '9.0' } };
const ofProfile = { ...always, keys: profileKeys };
const ofEveryPayload = { ...always, keys: commonKeys };

/**
 * Everything that can be said of a profile before a device sees it: what is wrong, what the target refuses or passes
 * over, what is merely unknown. Kept secrets count as right. Pure.
 */
export function checkDocument(document: ProfileDocument, target: ProfileTarget, now: Date): readonly ProfileFinding[] {
  const content = document.PayloadContent;
  const entries = Array.isArray(content) ? content : [];
  return [
    ...checkRoot(document, target, now),
    ...entries.flatMap((entry, index) => {
      const path = ['PayloadContent', index];
      if (isProfileDict(entry)) return checkPayload(entry, target, path);
      return [finding('error', 'profile.no-wrapper', path, { index: String(index + 1) })];
    }),
    ...checkUniqueness(document, entries.filter(isProfileDict)),
    ...checkReferences(document),
  ];
}

function checkRoot(document: ProfileDocument, target: ProfileTarget, now: Date): readonly ProfileFinding[] {
  const { PayloadContent: content, RemovalDate: removal, ...root } = document;
  if (document.EncryptedPayloadContent !== undefined) return [finding('warning', 'profile.encrypted', [], {})];
  const isEmpty = !Array.isArray(content) || content.length === 0;
  const removalDate = isDate(removal) ? removal.$date : undefined;
  return [
    ...(root.PayloadType === 'Configuration' ? [] : [finding('error', 'profile.type', ['PayloadType'], {})]),
    ...(isEmpty ? [finding('error', 'profile.empty', ['PayloadContent'], {})] : []),
    ...(removalDate !== undefined && new Date(removalDate) <= now
      ? [finding('error', 'profile.removal-past', ['RemovalDate'], { date: removalDate })]
      : []),
    ...checkKeys(ofProfile, root, target, [], ['PayloadType', 'PayloadContent']),
  ];
}

function checkPayload(payload: ProfileDocument, target: ProfileTarget, path: ProfilePath): readonly ProfileFinding[] {
  const type = payloadTypeOf(payload);
  const common = Object.fromEntries(Object.entries(payload).filter(([key]) => isCommon(key)));
  const own = Object.fromEntries(Object.entries(payload).filter(([key]) => !isCommon(key)));
  const aboutCommon = checkKeys(ofEveryPayload, common, target, path, []);
  if (type === undefined) {
    const name = typeof payload.PayloadType === 'string' ? payload.PayloadType : '';
    return [...aboutCommon, ...(name === '' ? [] : [finding('info', 'payload.unknown', path, { type: name })])];
  }
  const verdict = checkPayloadRule(type, target, path);
  return [
    ...verdict,
    ...aboutCommon,
    // A payload that is refused as a whole needs no word on each of its keys.
    ...checkKeys(type, own, verdict.some(({ level }) => level === 'error') ? undefined : target, path, []),
    ...checkPayloadSense(type, payload, target, path),
  ];
}

const commonNames: ReadonlySet<string> = new Set(commonKeys.map(({ key }) => key));

function isCommon(key: string): boolean {
  return commonNames.has(key);
}

function checkKeys(
  schema: Pick<PayloadType, 'ios' | 'tvos' | 'keys'>,
  dict: ProfileDocument,
  target: ProfileTarget | undefined,
  path: ProfilePath,
  judgedElsewhere: readonly string[],
): readonly ProfileFinding[] {
  const required = placesOf(schema).filter(({ key }) => !judgedElsewhere.includes(key.key));
  return [
    ...missingKeys(required, dict, path),
    ...Object.entries(dict).flatMap(([name, value]) => {
      if (judgedElsewhere.includes(name)) return [];
      const place = placeOf(schema, name);
      const here = [...path, name];
      if (place === undefined) return [finding('info', 'key.unknown', here, { key: name })];
      return [
        ...checkValue(place, value, here),
        ...(target === undefined ? [] : checkKeyRules(place, value, target, here)),
      ];
    }),
  ];
}

/** Devices refuse a UUID that stands twice (device-protocols §3.6), and payloads of one kind where only one may be. */
function checkUniqueness(document: ProfileDocument, payloads: readonly ProfileDocument[]): readonly ProfileFinding[] {
  const all = [document, ...payloads];
  const twice = (key: string) => {
    const texts = all.map((dict) => dict[key]).filter((text) => typeof text === 'string');
    const normal = texts.map((text) => text.toUpperCase());
    return [...new Set(normal.filter((text, index) => normal.indexOf(text) !== index))];
  };
  const types = payloads.map(payloadTypeOf).filter((type) => type !== undefined);
  const tooMany = new Set(types.filter((type, index) => !type.several && types.indexOf(type) !== index));
  return [
    ...twice('PayloadUUID').map((uuid) => finding('error', 'profile.duplicate-uuid', [], { uuid })),
    ...twice('PayloadIdentifier').map((identifier) =>
      finding('warning', 'profile.duplicate-identifier', [], { identifier: identifier.toLowerCase() }),
    ),
    ...[...tooMany].map(({ title: payload }) => finding('error', 'payload.several', [], { payload })),
  ];
}
