/** One block of a PEM text: `text` is all of it, `body` what stands between its lines. */
export type PemBlock = { readonly label: string; readonly text: string; readonly body: string };

/** More than any honest file of keys and certificates holds. */
const MAX_BLOCKS = 32;

/** The blocks of a PEM text, in order. Work is bounded whatever the text: beginnings without an end are given up early. */
export function pemBlocks(text: string): readonly PemBlock[] {
  const beginning = /-----BEGIN ([A-Z0-9 ]{1,40})-----/g;
  const blocks: PemBlock[] = [];
  for (let tries = 0; tries < MAX_BLOCKS; tries += 1) {
    const found = beginning.exec(text);
    if (found === null) break;
    const label = found[1] ?? '';
    const closing = `-----END ${label}-----`;
    const end = text.indexOf(closing, beginning.lastIndex);
    if (end < 0) continue;
    const after = end + closing.length;
    blocks.push({ label, text: text.slice(found.index, after), body: text.slice(beginning.lastIndex, end) });
    beginning.lastIndex = after;
  }
  return blocks;
}
