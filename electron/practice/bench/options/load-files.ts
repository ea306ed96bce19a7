import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ownFiles } from '../../../ports/own-program.ts';
import { type Delays, delaysSchema } from './delays.ts';
import { type Fault, faultsSchema } from './faults.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';

const MAX_BYTES = 4 * 1024 * 1024;

/** A scenario that comes with Kitbench by its name, or one from a file. Throws Error naming what is wrong. */
export async function loadScenario(nameOrFile: string): Promise<Scenario> {
  const isName = /^[a-z0-9-]+$/.test(nameOrFile);
  const path = isName ? join(ownFiles.practice, 'scenarios', `${nameOrFile}.json`) : nameOrFile;
  return scenarioSchema.parse(await readJson(path));
}

/** The scenarios that come with Kitbench. */
export async function scenarioNames(): Promise<string[]> {
  const files = await readdir(join(ownFiles.practice, 'scenarios'));
  return files.map((file) => basename(file, '.json')).sort();
}

export async function loadFaults(file: string): Promise<readonly Fault[]> {
  return faultsSchema.parse(await readJson(file));
}

/** @param scale multiplies the durations instead of what the file says. */
export async function loadReferenceDelays(scale?: number): Promise<Delays> {
  const delays = delaysSchema.parse(await readJson(join(ownFiles.practice, 'delays.json')));
  return { ...delays, scale: scale ?? delays.scale };
}

async function readJson(path: string): Promise<unknown> {
  const { size } = await stat(path);
  if (size > MAX_BYTES) throw new Error(`${path} is larger than ${MAX_BYTES} bytes`);
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${path} is not JSON`, { cause });
  }
}
