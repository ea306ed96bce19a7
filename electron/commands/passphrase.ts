import { readSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { KitError } from '../../shared/errors/kit-error.ts';

/** Passphrases come from a terminal or a file descriptor, never from an argument or the environment (design: Secrets). */
export async function readPassphrase(fd: number | undefined, prompt: string): Promise<Buffer> {
  if (fd !== undefined) return readFromDescriptor(fd);
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new KitError('input.no-passphrase');
  return readFromTerminal(prompt);
}

function readFromDescriptor(fd: number): Buffer {
  const chunk = Buffer.alloc(1024);
  const size = readSync(fd, chunk);
  const text = chunk.subarray(0, size);
  const end = text.indexOf(0x0a);
  const passphrase = Buffer.from(end < 0 ? text : text.subarray(0, end));
  chunk.fill(0);
  if (passphrase.length === 0) throw new KitError('input.no-passphrase');
  return passphrase;
}

async function readFromTerminal(prompt: string): Promise<Buffer> {
  const mute = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: mute, terminal: true });
  process.stderr.write(`${prompt}: `);
  try {
    const line = await new Promise<string>((resolve) => lines.question('', resolve));
    if (line === '') throw new KitError('input.no-passphrase');
    return Buffer.from(line, 'utf8');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
