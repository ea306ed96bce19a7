/** East Asian wide and full-width forms, and emoji, take two columns of a terminal. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Combining marks, joiners and variation selectors take none. */
const zero = /[\p{Mn}\p{Me}\p{Cf}]/u;

function columnsOf(char: string): number {
  if (zero.test(char)) return 0;
  return wide.test(char) ? 2 : 1;
}

/** Columns a terminal shows for a text without control characters. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += columnsOf(char);
  return width;
}

/** The text in exactly that many columns: filled up with blanks, or cut with an ellipsis at its end. */
export function fitWidth(text: string, width: number): string {
  const missing = width - widthOf(text);
  return missing >= 0 ? text + ' '.repeat(missing) : cut(text, width);
}

function cut(text: string, width: number): string {
  if (width < 1) return '';
  let kept = '';
  let used = 0;
  for (const char of text) {
    const columns = columnsOf(char);
    if (used + columns > width - 1) break;
    kept += char;
    used += columns;
  }
  return `${kept}…${' '.repeat(width - 1 - used)}`;
}

/** What a device calls itself may steer the terminal: control and direction characters become a visible mark. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
