import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { StationClient } from '../../shared/contract/station-client.ts';
import { setupPanes } from '../../shared/tables/setup-panes-data.ts';
import { sampleBlueprint } from '../../tests/support/sample-run.ts';
import { scratchDirectory } from '../../tests/support/scratch.ts';
import { blueprintFileOf, readBlueprintFile } from './blueprint-file.ts';

const { organizationId } = sampleBlueprint();

/** A station that keeps one organization and nothing else. */
const station = {
  call: async (kind: string) => (kind === 'organizations.list' ? [{ id: organizationId, name: '桜小学校' }] : []),
} as unknown as StationClient;

it('a blueprint file takes every pane of the table, and keys that no table knows, there and back', async () => {
  const show = [...setupPanes.map(({ key }) => key), 'PaneOfTomorrow'];
  const blueprint = sampleBlueprint({ serverId: null, enrollment: 'none', panes: { mode: 'show-some', show } });
  const written = await blueprintFileOf(blueprint, station);
  const path = join(scratchDirectory(), 'blueprint.json');
  writeFileSync(path, JSON.stringify(written));
  expect((await readBlueprintFile(path, station)).panes).toEqual({ mode: 'show-some', show });
});

it('a blueprint file says all that a blueprint can ask', async () => {
  const extras = {
    keepBypassCode: true,
    removeWifiAfterEnrollment: true,
    lockScreenMessage: '桜小学校',
    finish: 'restart',
    verification: 'mdm',
    deviceName: '{{roster.user}}-{{counter:3}}',
  } as const;
  const written = await blueprintFileOf(sampleBlueprint({ serverId: null, ...extras }), station);
  const path = join(scratchDirectory(), 'blueprint.json');
  writeFileSync(path, JSON.stringify(written));
  expect(await readBlueprintFile(path, station)).toMatchObject(extras);
});
