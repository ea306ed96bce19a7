import { compareOsVersions } from '../domain/os-version.ts';
import type { ProfileFinding, ProfileTarget } from '../domain/profile.ts';
import {
  isProfileDict,
  type ProfileDocument,
  type ProfilePath,
  type ProfileValue,
} from '../domain/profile-document.ts';
import { itemPlaceOf, type KeyPlace, placeIn, ruleOf } from '../tables/payload-places.ts';
import type { OsRule, PayloadType } from '../tables/payload-table.ts';
import { finding } from './finding.ts';

/** What the target does with a payload as a whole: takes it, refuses it, or only when supervised. */
export function checkPayloadRule(
  { title: payload, ...rules }: PayloadType,
  target: ProfileTarget,
  path: ProfilePath,
): readonly ProfileFinding[] {
  const rule = rules[target.platform];
  if (rule === null) return [finding('error', 'payload.not-here', path, { payload })];
  const version = target.osVersion;
  const { from, deprecated, removed } = rule;
  const isSince = (since: string | undefined): since is string => isReached(since, version);
  return [
    ...(version !== undefined && from !== undefined && compareOsVersions(version, from) < 0
      ? [finding('error', 'payload.too-new', path, { payload, from, version })]
      : []),
    ...(version !== undefined && isSince(removed)
      ? [finding('error', 'payload.removed', path, { payload, removed, version })]
      : isSince(deprecated)
        ? [finding('info', 'payload.deprecated', path, { payload, deprecated })]
        : []),
    ...(rule.mdmOnly ? [finding('error', 'payload.mdm-only', path, { payload })] : []),
    ...(rule.supervised && target.supervised !== true
      ? [
          target.supervised === false
            ? finding('error', 'payload.unsupervised', path, { payload })
            : finding('info', 'payload.supervised', path, { payload }),
        ]
      : []),
  ];
}

/**
 * Keys that the target passes over: too new or too old for its system, or for supervised devices only. Of a part that is
 * passed over as a whole only the part is named.
 */
export function checkKeyRules(
  place: KeyPlace,
  value: ProfileValue,
  target: ProfileTarget,
  path: ProfilePath,
): readonly ProfileFinding[] {
  const own = judgeKey(place, target, path);
  if (own.some(({ level }) => level === 'warning')) return own;
  return [...own, ...checkInside(place, value, target, path)];
}

function checkInside(place: KeyPlace, value: ProfileValue, target: ProfileTarget, path: ProfilePath) {
  if (Array.isArray(value)) {
    const item = itemPlaceOf(place);
    if (item === undefined) return [];
    return value.flatMap((entry, index) => checkKeyRules(item, entry, target, [...path, index]));
  }
  return isProfileDict(value) ? checkDict(place, value, target, path) : [];
}

function checkDict(place: KeyPlace, dict: ProfileDocument, target: ProfileTarget, path: ProfilePath) {
  return Object.entries(dict).flatMap(([name, inner]): readonly ProfileFinding[] => {
    const inside = placeIn(place, name);
    return inside === undefined ? [] : checkKeyRules(inside, inner, target, [...path, name]);
  });
}

function judgeKey(place: KeyPlace, target: ProfileTarget, path: ProfilePath): readonly ProfileFinding[] {
  const rule = ruleOf(place, target.platform);
  const outer = outerRuleOf(place, target);
  const { key } = place.key;
  if (rule === null) return outer === null ? [] : [finding('warning', 'key.not-here', path, { key })];
  const version = target.osVersion;
  const { from, removed, deprecated } = ownParts(rule, outer);
  if (version !== undefined && from !== undefined && compareOsVersions(version, from) < 0) {
    return [finding('warning', 'key.too-new', path, { key, from, version })];
  }
  if (version !== undefined && isReached(removed, version)) {
    return [finding('warning', 'key.removed', path, { key, removed, version })];
  }
  if (rule.mdmOnly && !outer?.mdmOnly) return [finding('warning', 'key.mdm-only', path, { key })];
  if (rule.supervised && !outer?.supervised && target.supervised !== true) {
    return [finding(target.supervised === false ? 'warning' : 'info', 'key.supervised', path, { key })];
  }
  return isReached(deprecated, version) ? [finding('info', 'key.deprecated', path, { key, deprecated })] : [];
}

/** What holds for everything around the key is said of that. */
function outerRuleOf(place: KeyPlace, { platform }: ProfileTarget): OsRule | null {
  const around = place.within.at(-1);
  if (around === undefined) return place.rules[platform];
  return ruleOf({ key: around, within: place.within.slice(0, -1), rules: place.rules }, platform);
}

function ownParts(rule: OsRule, outer: OsRule | null): OsRule {
  return {
    ...(rule.from === undefined || rule.from === outer?.from ? {} : { from: rule.from }),
    ...(rule.removed === undefined || rule.removed === outer?.removed ? {} : { removed: rule.removed }),
    ...(rule.deprecated === undefined || rule.deprecated === outer?.deprecated ? {} : { deprecated: rule.deprecated }),
  };
}

/** An unknown version is as new as can be. */
function isReached(since: string | undefined, version: string | undefined): since is string {
  return since !== undefined && (version === undefined || compareOsVersions(version, since) >= 0);
}
