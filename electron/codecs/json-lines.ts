/** Splits a byte stream into JSON texts, one a line. A line over `maxLine` bytes throws before it is stored whole. */
export function createLineSplitter(maxLine: number): (chunk: Uint8Array) => string[] {
  let parts: Buffer[] = [];
  let held = 0;
  return (chunk) => {
    const lines: string[] = [];
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
      if (held + end > maxLine) throw new RangeError(`line over ${maxLine} bytes`);
      lines.push(Buffer.concat([...parts, rest.subarray(0, end)]).toString('utf8'));
      parts = [];
      held = 0;
      rest = rest.subarray(end + 1);
    }
    held += rest.length;
    if (held > maxLine) throw new RangeError(`line over ${maxLine} bytes`);
    if (rest.length > 0) parts.push(Buffer.from(rest));
    return lines;
  };
}

export function encodeLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
