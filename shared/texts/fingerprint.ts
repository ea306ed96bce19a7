/** A SHA-256 as people compare it: groups of four, in capitals. */
export function groupedFingerprint(fingerprint: string): string {
  return (fingerprint.toUpperCase().match(/.{1,4}/g) ?? []).join(' ');
}

/** Its first two groups: enough to tell the few identities of one bench apart, never to trust one. */
export function shortFingerprint(fingerprint: string): string {
  return groupedFingerprint(fingerprint.slice(0, 8));
}
