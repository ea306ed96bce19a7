import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StationProfile } from '../../../electron/station/profile.ts';

export type ScratchProfile = {
  readonly dataDir: string;
  /** Arguments of the app that make it the window of this station. */
  readonly args: readonly string[];
  remove(): void;
};

/** A station of the test's own, with nobody attached. Its path is short: unix sockets. */
export function scratchProfile(): ScratchProfile {
  const folder = mkdtempSync(join(tmpdir(), 'kb-'));
  const dataDir = join(folder, 'station');
  const file = join(folder, 'profile.json');
  const profile: StationProfile = {
    label: '練習 Practice',
    colour: '#b8860b',
    dataDir,
    usbmuxd: join(folder, 'nobody.sock'),
    activation: { url: 'https://localhost:9', trust: [] },
  };
  writeFileSync(file, JSON.stringify(profile), { mode: 0o600 });
  return {
    dataDir,
    args: ['--profile', file],
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
