import { isProfileDict, type ProfileDocument, payloadsOf } from '../../../shared/domain/profile-document.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, warn } from '../check.ts';
import type { BlueprintCheckContext } from '../context.ts';

/** Networks that a device in Setup Assistant would not come by its MDM on, as far as their profiles tell. */
export const wifiReachCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-wifi-reach',
  when: ['blueprint'],
  async run({ blueprint: { enrollment }, profiles }) {
    if (enrollment === 'none' || enrollment === 'manual') return [];
    return profiles.flatMap(({ name, document }) =>
      document === undefined
        ? []
        : payloadsOf(document)
            .filter(({ PayloadType: type }) => type === 'com.apple.wifi.managed')
            .flatMap((payload) => judge(name, payload)),
    );
  },
};

const keyed = ['WEP', 'WPA', 'WPA2', 'WPA3'];

function judge(profile: string, payload: ProfileDocument): Finding[] {
  const network = { profile, ssid: String(payload.SSID_STR ?? '') };
  const { EAPClientConfiguration: eap, EncryptionType: encryption, Password: password } = payload;
  const needsKey = typeof encryption === 'string' && keyed.includes(encryption) && !isProfileDict(eap);
  const manualProxy = payload.ProxyType === 'Manual' && payload.ProxyServer === undefined;
  return [
    ...(payload.AutoJoin === false
      ? [fail(checkReason('wifi.no-auto-join', network), checkReason('wifi.no-auto-join.cure'))]
      : []),
    ...(needsKey && password === undefined
      ? [fail(checkReason('wifi.no-key', network), checkReason('wifi.no-key.cure'))]
      : []),
    ...(isProfileDict(eap) && asksPerson(eap, payload)
      ? [fail(checkReason('wifi.asks-person', network), checkReason('wifi.asks-person.cure'))]
      : []),
    ...(manualProxy ? [fail(checkReason('wifi.no-proxy', network), checkReason('wifi.no-proxy.cure'))] : []),
    ...(encryption === 'None' ? [warn(checkReason('wifi.open', network), checkReason('wifi.open.cure'))] : []),
  ];
}

/** Neither a certificate nor a name with its password: the device would ask whoever stands before it. */
function asksPerson(eap: ProfileDocument, payload: ProfileDocument): boolean {
  if (payload.PayloadCertificateUUID !== undefined) return false;
  return eap.UserName === undefined || eap.UserPassword === undefined;
}
