/** Small files that ask a careless reader for endless memory, time or stack. */
export const plistBombs: Readonly<Record<string, () => Buffer>> = {
  'entities that multiply': () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const before = level === 0 ? 'ha' : `&e${level - 1};`;
      return `<!ENTITY e${level} "${before.repeat(10)}">`;
    });
    return Buffer.from(
      `<?xml version="1.0"?><!DOCTYPE plist [${levels.join('')}]><plist><string>&e11;</string></plist>`,
    );
  },
  'an entity from outside': () =>
    Buffer.from(
      '<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY f SYSTEM "file:///etc/passwd">]><plist><string>&f;</string></plist>',
    ),
  'arrays 200,000 deep': () => Buffer.from(`<plist>${'<array>'.repeat(200_000)}`),
  'a million empty dictionaries': () => Buffer.from(`<plist><array>${'<d/>'.repeat(600_000)}</array></plist>`),
  'a binary array that holds itself': () => binaryPlist([Buffer.from([0xa1, 0x00])]),
  'binary arrays that double thirty times': () =>
    // Object n is an array with object n + 1 twice; the last one is a boolean.
    binaryPlist([...Array.from({ length: 30 }, (_, n) => Buffer.from([0xa2, n + 1, n + 1])), Buffer.from([0x09])]),
  'a binary string of 4 GiB': () => binaryPlist([Buffer.from([0x5f, 0x12, 0xff, 0xff, 0xff, 0xff])]),
};

/** A binary plist with one-byte references, whose first object is its root. */
function binaryPlist(objects: readonly Buffer[]): Buffer {
  const magic = Buffer.from('bplist00');
  const offsets: number[] = [];
  let end = magic.length;
  for (const object of objects) {
    offsets.push(end);
    end += object.length;
  }
  const trailer = Buffer.alloc(32);
  trailer[6] = 2;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(end), 24);
  const table = Buffer.alloc(offsets.length * 2);
  for (const [index, offset] of offsets.entries()) table.writeUInt16BE(offset, index * 2);
  return Buffer.concat([magic, ...objects, table, trailer]);
}
