import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createFleet, type Fleet } from '../../electron/fleet/create-fleet.ts';
import { createSecretStore } from '../../electron/identity/secrets.ts';
import { createStationPin } from '../../electron/identity/station-pin.ts';
import { createVault } from '../../electron/identity/vault.ts';
import type { Clock } from '../../electron/ports/clock.ts';
import { createBackends } from '../../electron/station/backends.ts';
import { backendFileHandlers } from '../../electron/station/commands/backend-files.ts';
import { backendHandlers } from '../../electron/station/commands/backends.ts';
import { fleetHandlers } from '../../electron/station/commands/fleet.ts';
import { serverHandlers } from '../../electron/station/commands/servers.ts';
import { consoleOfServer } from '../../electron/station/console-of.ts';
import { createDispatcher, type Handlers } from '../../electron/station/dispatcher.ts';
import type { Store } from '../../electron/store/store.ts';
import type { CommandInput, CommandKind, CommandOutput } from '../../shared/contract/commands.ts';
import type { FleetOperation, FleetRequest } from '../../shared/domain/fleet.ts';
import { openScratchStore } from './open-scratch-store.ts';
import { scratchDirectory } from './scratch.ts';

export const officePin = '4821';

export type FleetOffice = {
  readonly store: Store;
  call<K extends CommandKind>(kind: K, input: CommandInput<K>): Promise<CommandOutput<K>>;
  /** Previews, consents to exactly that, and begins. */
  start(serverId: string, request: FleetRequest, pin?: string): Promise<FleetOperation>;
  /** Everything of the life cycle in memory is lost; the store stays, as after a crash. */
  restart(): Promise<void>;
};

/** The station's side of the life cycle over a real store and vault, behind the contract's own gate; nothing is attached. */
export async function openFleetOffice(clock: Clock): Promise<FleetOffice> {
  const dataDir = scratchDirectory();
  const store = openScratchStore({ dataDir, clock });
  const vault = await createVault({
    file: join(dataDir, 'vault.json'),
    passphrase: Buffer.from('word'),
    scryptN: 2 ** 12,
  });
  const secrets = createSecretStore({ store, vault, clock });
  const pin = createStationPin({ store, secrets, clock, scryptN: 2 ** 12 });
  await pin.set(officePin);
  const backends = createBackends({ store, secrets, clock });
  const open = (): Fleet =>
    createFleet({
      store,
      backends,
      consoleOf: (serverId) => consoleOfServer(store, serverId),
      pin,
      operator: () => '山田',
      clock,
      random: randomBytes,
      onChange: () => {},
    });
  let fleet = open();
  const gate = () => {
    const quiet = { outbox: { resume: () => {}, told: () => {} }, watch: { kick: () => {} }, publishStatus: () => {} };
    const parts = { store, secrets, clock, backends, fleet, bench: { list: () => [] }, ...quiet };
    const handlers = {
      ...backendHandlers(parts),
      ...backendFileHandlers(parts),
      ...serverHandlers(parts),
      ...fleetHandlers(parts),
    };
    // The groups that have no part here are never asked.
    return createDispatcher(handlers as unknown as Handlers, () => false);
  };
  let handle = gate();
  onTestFinished(async () => {
    await fleet.stop();
    backends.close();
  });

  const call: FleetOffice['call'] = async (kind, input) =>
    (await handle(kind, input, { role: 'operator', seat: 'window' })) as never;

  return {
    store,
    call,
    start: async (serverId, request, given = officePin) => {
      const { planHash, nonce, devices } = await call('fleet.preview', { serverId, request });
      return call('fleet.start', { planHash, nonce, devices: devices.map(({ serial }) => serial), pin: given });
    },
    restart: async () => {
      await fleet.stop();
      fleet = open();
      handle = gate();
      fleet.begin();
    },
  };
}
