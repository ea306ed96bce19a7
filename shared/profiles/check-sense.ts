import { compareOsVersions } from '../domain/os-version.ts';
import type { ProfileFinding, ProfileTarget } from '../domain/profile.ts';
import {
  isProfileDict,
  markedPath,
  type ProfileDocument,
  type ProfilePath,
  type ProfileValue,
} from '../domain/profile-document.ts';
import { variablesIn } from '../domain/variables.ts';
import type { PayloadType } from '../tables/payload-table.ts';
import { finding } from './finding.ts';
import { type WifiEncryption, wifiPasswordFits } from './wifi-password.ts';

const eapTls = 13;
const encryptions: ReadonlySet<string> = new Set(['WPA', 'WPA2', 'WPA3', 'WEP', 'Any', 'None']);

/** What no schema says: keys that need one another. */
export function checkPayloadSense(
  { type }: PayloadType,
  payload: ProfileDocument,
  target: ProfileTarget,
  path: ProfilePath,
): readonly ProfileFinding[] {
  switch (type) {
    case 'com.apple.wifi.managed':
      return [...checkWifi(payload, path), ...checkProxy(payload, path, 'None')];
    case 'com.apple.proxy.http.global':
      return checkProxy(payload, path, 'Manual');
    case 'com.apple.webcontent-filter':
      return checkFilter(payload, target, path);
    default:
      return [];
  }
}

function checkWifi(payload: ProfileDocument, path: ProfilePath): readonly ProfileFinding[] {
  const { SSID_STR: ssid, DomainName: domain, EncryptionType: encryption = 'Any', Password: password } = payload;
  const enterprise = payload.EAPClientConfiguration;
  const named = typeof ssid === 'string' && ssid !== '';
  const bytes = typeof ssid === 'string' && variablesIn(ssid).length === 0 ? utf8Length(ssid) : 1;
  return [
    ...(named || domain !== undefined ? [] : [finding('error', 'wifi.no-name', [...path, 'SSID_STR'], {})]),
    ...(named && bytes > 32 ? [finding('error', 'wifi.ssid', [...path, 'SSID_STR'], {})] : []),
    ...(enterprise === undefined ? checkWifiPassword(encryption, password, path) : checkEnterprise(payload, path)),
  ];
}

function checkWifiPassword(encryption: ProfileValue, password: ProfileValue | undefined, path: ProfilePath) {
  if (!isEncryption(encryption)) return [];
  const here = [...path, 'Password'];
  if (password === undefined && encryption !== 'None' && encryption !== 'Any') {
    return [finding('info', 'wifi.no-password', here, {})];
  }
  if (typeof password !== 'string' || isOpen(password)) return [];
  return wifiPasswordFits(password, encryption) ? [] : [finding('error', 'wifi.password', here, { encryption })];
}

function checkEnterprise(payload: ProfileDocument, path: ProfilePath): readonly ProfileFinding[] {
  const { EAPClientConfiguration: enterprise, PayloadCertificateUUID: identity } = payload;
  const types = isProfileDict(enterprise) ? enterprise.AcceptEAPTypes : undefined;
  const needsIdentity = Array.isArray(types) && types.length === 1 && types[0] === eapTls;
  if (!needsIdentity || identity !== undefined) return [];
  return [finding('error', 'wifi.no-identity', [...path, 'PayloadCertificateUUID'], {})];
}

function checkProxy(payload: ProfileDocument, path: ProfilePath, usual: string): readonly ProfileFinding[] {
  const { ProxyType: type = usual, ProxyServer: server, ProxyServerPort: port } = payload;
  if (type !== 'Manual' || (server !== undefined && port !== undefined)) return [];
  return [finding('error', 'proxy.no-server', [...path, server === undefined ? 'ProxyServer' : 'ProxyServerPort'], {})];
}

function checkFilter(payload: ProfileDocument, target: ProfileTarget, path: ProfilePath): readonly ProfileFinding[] {
  if (target.supervised !== false) return [];
  const isNewEnough = target.osVersion === undefined || compareOsVersions(target.osVersion, '16') >= 0;
  if (isNewEnough && payload.ContentFilterUUID !== undefined) return [];
  return [finding('error', 'filter.uuid', [...path, 'ContentFilterUUID'], {})];
}

function isOpen(text: string): boolean {
  return markedPath(text) !== undefined || variablesIn(text).length > 0;
}

function isEncryption(value: ProfileValue): value is WifiEncryption {
  return typeof value === 'string' && encryptions.has(value);
}

function utf8Length(text: string): number {
  return encodeURIComponent(text.toWellFormed()).replace(/%[0-9A-F]{2}/g, 'x').length;
}
