import { accessSync, constants, mkdirSync } from 'node:fs';
import { z } from 'zod';
import { KitError } from '../../shared/errors/kit-error.ts';
import { loadScenario, scenarioNames } from '../practice/bench/options/load-files.ts';
import type { RehearsalOptions } from '../practice/rehearse/rehearse.ts';

/** The words of the command line, as they came. */
export type RehearseWords = {
  readonly devices: string;
  readonly seed: string;
  readonly scenario: string;
  readonly delays: string;
  readonly latency: string;
  readonly report?: string;
  readonly json?: boolean;
  readonly lang?: string;
};

type RoomWords = Omit<RehearsalOptions, 'onPhase' | 'onRun' | 'signal'>;

/**
 * Reads the words before anything is started.
 * @throws KitError `input.invalid` naming the option.
 */
export async function readRehearseWords(words: RehearseWords): Promise<RoomWords> {
  if (words.report !== undefined) prepareFolder(words.report);
  return {
    devices: wholeNumber('--devices', words.devices, 1, 128),
    seed: wholeNumber('--seed', words.seed, 0, 2 ** 31),
    scenario: words.scenario,
    script: await readScenario(words.scenario),
    delays: delaysKind(words.delays),
    latencyMs: wholeNumber('--latency', words.latency, 0, 10_000),
  };
}

function wholeNumber(what: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new KitError('input.invalid', { what, where: `${text} (${least}–${most})` });
  }
  return value;
}

function delaysKind(text: string): 'reference' | 'none' {
  if (text === 'reference' || text === 'none') return text;
  throw new KitError('input.invalid', { what: '--delays', where: `${text} (reference, none)` });
}

async function readScenario(nameOrFile: string): Promise<RehearsalOptions['script']> {
  try {
    return await loadScenario(nameOrFile);
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const why = isMissing ? (await scenarioNames()).join(', ') : messageOf(cause);
    const where = `${nameOrFile} (${why})`;
    throw new KitError('input.invalid', { what: '--scenario', where }, { cause });
  }
}

/** Found out before the rehearsal, not after it. */
function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new KitError('input.invalid', { what: '--report', where: messageOf(cause) }, { cause });
  }
}

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return error instanceof Error ? error.message : String(error);
}
