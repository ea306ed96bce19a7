import { createInterface } from 'node:readline/promises';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { Output } from './output.ts';

/** Asks for a typed word on the terminal. Programs say `--yes` instead. @throws KitError `input.not-confirmed` */
export async function confirmTyped(question: string, word: string, output: Output): Promise<void> {
  if (output.json || !process.stdin.isTTY) throw new KitError('input.not-confirmed');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    if ((await lines.question(question)).trim() !== word) throw new KitError('input.not-confirmed');
  } finally {
    lines.close();
  }
}
