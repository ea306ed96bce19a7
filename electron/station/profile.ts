import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { KitError } from '../../shared/errors/kit-error.ts';
import { firstIssue } from './dispatcher.ts';

const activationSchema = z.object({
  url: z.url({ protocol: /^https$/ }),
  /** PEM certificates to trust for this origin beside the system's. */
  trust: z.array(z.string()).default([]),
});

const stationProfileSchema = z.object({
  label: z.string().min(1).max(60),
  /** CSS colour of the band that every face shows. */
  colour: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  dataDir: z.string().min(1),
  /** Address of usbmuxd, in any form of device-protocols §1.1. */
  usbmuxd: z.string().min(1),
  activation: activationSchema,
});

/**
 * Where a station keeps its things and which world it talks to, fixed at start and always shown. Code below the
 * composition root gets single fields of it and cannot ask which profile it runs under.
 */
export type StationProfile = z.infer<typeof stationProfileSchema>;

/** The real station: the system's usbmuxd and Apple's activation origin; neither environment nor a file can move it. */
export function productionProfile(): StationProfile {
  return {
    label: 'Kitbench',
    colour: '#2f6f4f',
    dataDir:
      process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support', 'Kitbench')
        : join(homedir(), '.local', 'share', 'kitbench'),
    usbmuxd: process.platform === 'win32' ? '127.0.0.1:27015' : '/var/run/usbmuxd',
    activation: { url: 'https://albert.apple.com', trust: [] },
  };
}

/** @throws KitError `station.profile-unreadable` when the file is missing or not a profile. */
export function readProfileFile(path: string): StationProfile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new KitError('station.profile-unreadable', { path, where: 'file' }, { cause });
  }
  const parsed = stationProfileSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new KitError('station.profile-unreadable', { path, where: firstIssue(parsed.error) });
  const production = productionProfile();
  if (parsed.data.dataDir === production.dataDir) {
    throw new KitError('station.profile-unreadable', { path, where: 'dataDir' });
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The vault's key file: without it and a passphrase the sealed secrets stay sealed. */
export function vaultPath(profile: StationProfile): string {
  return join(profile.dataDir, 'vault.json');
}

/** The socket by which commands reach a running station. */
export function stationSocketPath(profile: StationProfile): string {
  return join(profile.dataDir, 'station.sock');
}
