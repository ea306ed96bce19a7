import { compareOsVersions } from '../../../shared/domain/os-version.ts';
import { type ProfileDocument, payloadsOf } from '../../../shared/domain/profile-document.ts';
import { payloadTypeOf } from '../../../shared/tables/payload-table.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, from, pass, warn } from '../check.ts';
import type { BlueprintCheckContext } from '../context.ts';

const appleSchema = 'Apple device-management, mdm/profiles';

type Payload = { readonly profile: string; readonly payload: ProfileDocument; readonly type: string };

const wifi = 'com.apple.wifi.managed';
const passcode = 'com.apple.mobiledevice.passwordpolicy';
const restrictions = 'com.apple.applicationaccess';
/** A device takes one of each, whatever the number of profiles (cfgutil §4). */
const onePerDevice = ['com.apple.proxy.http.global', 'com.apple.app.lock', 'com.apple.homescreenlayout'];

/** Profiles do not work against one another, nor ask for what these devices refuse. */
export const conflictsCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-conflicts',
  when: ['blueprint'],
  async run(context) {
    const payloads = payloadsIn(context);
    const findings = [
      ...judgeNetworks(payloads),
      ...judgePasscodes(payloads),
      ...from(appleSchema, judgeSingles(payloads)),
      ...judgeRestrictions(payloads),
      ...from(appleSchema, judgeSupervision(payloads, context.blueprint.supervise)),
      ...from(appleSchema, judgeVersions(payloads, context.fleetOs ?? [])),
    ];
    return findings.length > 0 ? findings : [pass(checkReason('conflicts.none'))];
  },
};

function payloadsIn({ profiles }: BlueprintCheckContext): Payload[] {
  return profiles.flatMap(({ name: profile, document }) =>
    document === undefined
      ? []
      : payloadsOf(document).map((payload) => ({ profile, payload, type: String(payload.PayloadType ?? '') })),
  );
}

function judgeNetworks(payloads: readonly Payload[]): Finding[] {
  const networks = payloads.filter(({ type, payload }) => type === wifi && typeof payload.SSID_STR === 'string');
  return repeated(networks, ({ payload }) => String(payload.SSID_STR)).map(([ssid, profiles]) =>
    warn(checkReason('conflicts.wifi-twice', { ssid, profiles }), checkReason('conflicts.wifi-twice.cure')),
  );
}

function judgePasscodes(payloads: readonly Payload[]): Finding[] {
  const policies = payloads.filter(({ type }) => type === passcode);
  return repeated(policies, ({ type }) => type).map(([, profiles]) =>
    warn(checkReason('conflicts.passcode-twice', { profiles }), checkReason('conflicts.keep-one.cure')),
  );
}

function judgeSingles(payloads: readonly Payload[]): Finding[] {
  const singles = payloads.filter(({ type }) => onePerDevice.includes(type));
  return repeated(singles, ({ type }) => type).map(([type, profiles]) =>
    fail(checkReason('conflicts.one-only', { type, profiles }), checkReason('conflicts.keep-one.cure')),
  );
}

/** The same restriction, once allowed and once not: the stricter holds, which one of the authors did not expect. */
function judgeRestrictions(payloads: readonly Payload[]): Finding[] {
  const said = payloads
    .filter(({ type }) => type === restrictions)
    .flatMap(({ profile, payload }) =>
      Object.entries(payload).flatMap(([key, value]) => (typeof value === 'boolean' ? [{ profile, key, value }] : [])),
    );
  const keys = [...new Set(said.map(({ key }) => key))].filter(
    (key) => new Set(said.filter((one) => one.key === key).map(({ value }) => value)).size > 1,
  );
  return keys.map((key) => {
    const profiles = [...new Set(said.filter((one) => one.key === key).map(({ profile }) => profile))].join(', ');
    return warn(checkReason('conflicts.restriction', { key, profiles }), checkReason('conflicts.restriction.cure'));
  });
}

function judgeSupervision(payloads: readonly Payload[], supervise: boolean): Finding[] {
  if (supervise) return [];
  return payloads.flatMap(({ profile, payload, type }) =>
    payloadTypeOf(payload)?.ios?.supervised === true
      ? [fail(checkReason('conflicts.supervised-only', { profile, type }), checkReason('supervision.cure'))]
      : [],
  );
}

function judgeVersions(payloads: readonly Payload[], fleetOs: readonly string[]): Finding[] {
  return payloads.flatMap(({ profile, payload, type }) => {
    const from = payloadTypeOf(payload)?.ios?.from;
    const tooOld = from === undefined ? [] : fleetOs.filter((version) => compareOsVersions(version, from) < 0);
    if (from === undefined || tooOld.length === 0) return [];
    return [
      warn(
        checkReason('conflicts.too-old', { profile, type, from, versions: tooOld.join(', ') }),
        checkReason('conflicts.too-old.cure', { from }),
      ),
    ];
  });
}

/** What stands more than once, with the profiles it stands in. */
function repeated(
  payloads: readonly Payload[],
  keyOf: (payload: Payload) => string,
): [key: string, profiles: string][] {
  const groups = Map.groupBy(payloads, keyOf);
  return [...groups]
    .filter(([, group]) => group.length > 1)
    .map(([key, group]) => [key, [...new Set(group.map(({ profile }) => profile))].join(', ')]);
}
