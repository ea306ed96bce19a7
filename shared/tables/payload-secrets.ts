const secretName = /(?:pass(?:word|phrase|code)|secret|challenge|token|psk|credentials?|api[-_ ]?key)$/i;

/** A private key in whole. */
const secretData: ReadonlyMap<string, string> = new Map([['com.apple.security.pkcs12', 'PayloadContent']]);

/** Dictionaries whose every value may be one: HTTP headers carry authorizations. */
const secretHolders: ReadonlySet<string> = new Set(['AdditionalHTTPHeaderFields']);

/**
 * Whether the value of a payload's key is nobody's to see: passwords, shared secrets, identities. Known by name, so that
 * payloads of other makers are covered as well.
 * @param path the keys that lead to it inside its payload; the last one is its own.
 */
export function isSecretKey(payloadType: string, path: readonly (string | number)[]): boolean {
  const names = path.filter((step): step is string => typeof step === 'string');
  const name = names.at(-1) ?? '';
  if (secretName.test(name)) return true;
  if (names.length === 1 && secretData.get(payloadType) === name) return true;
  return names.slice(0, -1).some((holder) => secretHolders.has(holder));
}

/** A URL with a password in it, or one of an MDM whose query may be one (mobiconnect's token is). */
export function isSecretUrl(payloadType: string, text: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]*:[^/?#\s]*@/i.test(text)) return true;
  return payloadType === 'com.apple.mdm' && /^https?:\/\/[^?\s]*\?/i.test(text);
}
