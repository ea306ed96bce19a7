import type { BackendConfig, FileBackendConfig } from '../../../shared/domain/backend.ts';
import { exportedKinds } from '../../backend/files/export-devices.ts';
import { createMatcher } from '../../backend/files/match-device.ts';
import type { ManualTick } from '../../store/repositories/manual-ticks.ts';
import type { Store } from '../../store/store.ts';
import { consoleOf } from '../console-of.ts';

type Waiting = ReadonlyMap<string, readonly string[]>;
const none: Waiting = new Map();

/**
 * Which devices wait for a person at the console, by the step's id. Carrying a file goes: our export, `import-devices`
 * there, `export-devices` there, read in here. A tick moves on what it was given for, until the console's list tells.
 */
export function waitingSteps(
  store: Pick<Store, 'fileDeliveries' | 'consoles'>,
  serverId: string,
  config: BackendConfig,
  ticks: readonly ManualTick[],
): Waiting {
  switch (config.kind) {
    case 'mobiconnect':
    case 'clomo':
      return waitingAtConsole(store, serverId, config, ticks);
    case 'nanomdm':
    case 'micromdm':
      return config.inbox === undefined || ticks.some(({ step }) => step === 'webhook')
        ? none
        : new Map([['webhook', ['']]]);
    case 'fleet':
      return none;
  }
}

function waitingAtConsole(
  store: Pick<Store, 'fileDeliveries' | 'consoles'>,
  serverId: string,
  config: FileBackendConfig,
  ticks: readonly ManualTick[],
): Waiting {
  const console = consoleOf(config);
  const isTicked = (step: string, serial: string, since: string) =>
    ticks.some((tick) => tick.step === step && tick.at >= since && (tick.subject === '' || tick.subject === serial));
  const waiting = new Map<string, Set<string>>();
  const add = (step: string, serial: string) => waiting.set(step, (waiting.get(step) ?? new Set()).add(serial));

  const isLearned = store.consoles.layout(console) !== undefined;
  for (const { serial, kind, state, exportedAt } of store.fileDeliveries.list([serverId])) {
    if (!exportedKinds.includes(kind)) continue;
    // Without a list of the console's own there is no layout to export in.
    if (state === 'queued' && !isLearned) add('export-devices', serial);
    if (state !== 'exported' || exportedAt === undefined) continue;
    add(isTicked('import-devices', serial, exportedAt) ? 'export-devices' : 'import-devices', serial);
  }
  for (const { serial, importedAt } of withoutPlan(store, serverId, console)) {
    if (!isTicked('assign-plan', serial, importedAt)) add('assign-plan', serial);
  }
  return new Map([...waiting].map(([step, serials]) => [step, [...serials]]));
}

/** Our devices that the console shows on No Plan. */
function withoutPlan({ consoles }: Pick<Store, 'consoles'>, serverId: string, console: string) {
  const sightings = consoles.sightings(console);
  if (!sightings.some(({ plan }) => isNoPlan(plan))) return [];
  const devices = consoles.ourDevices();
  const find = createMatcher(sightings, devices);
  return devices
    .filter((device) => device.serverId === serverId)
    .flatMap((device) => {
      const match = find(device);
      if (match.kind !== 'match' || !isNoPlan(match.sighting.plan)) return [];
      return [{ serial: device.serial, importedAt: match.sighting.importedAt }];
    });
}

function isNoPlan(plan: string | undefined): boolean {
  return plan?.normalize('NFKC').toLowerCase() === 'no plan';
}
