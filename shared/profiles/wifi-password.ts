export type WifiEncryption = 'WPA' | 'WPA2' | 'WPA3' | 'WEP' | 'Any' | 'None';

/** Key lengths of IEEE 802.11; `Any` may be either. An open network has no password. */
export function wifiPasswordFits(password: string | undefined, encryption: WifiEncryption): boolean {
  const wpa = password !== undefined && /^(?:[\x20-\x7e]{8,63}|[0-9a-fA-F]{64})$/.test(password);
  const wep =
    password !== undefined && /^(?:[\x20-\x7e]{5}|[\x20-\x7e]{13}|[0-9a-fA-F]{10}|[0-9a-fA-F]{26})$/.test(password);
  switch (encryption) {
    case 'None':
      return password === undefined;
    case 'WEP':
      return wep;
    case 'Any':
      return password === undefined || wpa || wep;
    case 'WPA':
    case 'WPA2':
    case 'WPA3':
      return wpa;
  }
}
