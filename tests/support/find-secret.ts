import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Files below `directory` that show `secret` in any form a program could have left it in; empty when none does. */
export function filesShowing(directory: string, secret: string | Buffer): string[] {
  const forms = formsOf(Buffer.from(secret));
  return filesBelow(directory).flatMap((file) => {
    const content = readFileSync(file);
    return forms.filter(([, bytes]) => content.includes(bytes)).map(([form]) => `${file}: ${form}`);
  });
}

/** A secret as it could stand somewhere: as it is, or in any encoding that a program might have put it into. */
export function formsOf(secret: Buffer): [string, Buffer][] {
  const text = secret.toString('utf8');
  const latin = (value: string) => Buffer.from(value, 'latin1');
  const percent = [...secret].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  // Base64 looks different at each offset from a multiple of three; its first and last characters mix with neighbours.
  const base64 = [0, 1, 2].map((offset): [string, Buffer] => {
    const shifted = Buffer.concat([Buffer.alloc(offset), secret])
      .toString('base64')
      .replaceAll('=', '');
    return [`base64 at offset ${offset}`, latin(shifted.slice(offset === 0 ? 0 : offset + 1, -1))];
  });
  return [
    ['raw', secret],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['JSON', Buffer.from(JSON.stringify(text).slice(1, -1))],
    ['percent-encoded', latin(encodeURIComponent(text))],
    ['percent-encoded throughout', latin(percent)],
    ['PERCENT-ENCODED throughout', latin(percent.toUpperCase())],
    ['hex', latin(secret.toString('hex'))],
    ['HEX', latin(secret.toString('hex').toUpperCase())],
    ...base64,
    ...base64.map(([form, bytes]): [string, Buffer] => [
      `${form}, URL alphabet`,
      latin(bytes.toString('latin1').replaceAll('+', '-').replaceAll('/', '_')),
    ]),
    ...base64.map(([form, bytes]): [string, Buffer] => [
      `${form}, percent-encoded`,
      latin(encodeURIComponent(bytes.toString('latin1'))),
    ]),
  ];
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
