import type { Panes } from '../domain/blueprint.ts';
import { compareOsVersions } from '../domain/os-version.ts';
import { harmlessSkipKeys, type SetupPane, setupPanes } from './setup-panes-data.ts';

/** The panes an iOS version may show, in the table's order; every iOS pane when the version is not known. */
export function panesOf(osVersion?: string): readonly SetupPane[] {
  if (osVersion === undefined) return setupPanes;
  return setupPanes.filter((pane) => pane.from === undefined || compareOsVersions(pane.from, osVersion) <= 0);
}

export function findPane(key: string): SetupPane | undefined {
  return setupPanes.find((pane) => pane.key === key);
}

/**
 * The SkipSetup list for a device. `show-some` skips the complement of what is shown, so a key this table does not know
 * stays in the blueprint and is never skipped. Deprecated and undocumented keys are sent too: devices ignore them.
 */
export function skipKeysFor(panes: Panes, osVersion?: string): string[] {
  if (panes.mode === 'show-all') return [];
  const shown = new Set(panes.mode === 'show-some' ? panes.show : []);
  return [
    ...panesOf(osVersion).map((pane) => pane.key),
    ...harmlessSkipKeys.filter((entry) => !entry.panes.some((pane) => shown.has(pane))).map((entry) => entry.key),
  ].filter((key) => !shown.has(key));
}
