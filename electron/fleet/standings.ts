import type { Standing } from '../../shared/domain/fleet.ts';
import type { Lookup } from '../../shared/domain/record.ts';
import { createMatcher } from '../backend/files/match-device.ts';
import { stateOf } from '../backend/files/products.ts';
import type { MdmBackend } from '../backend/port.ts';
import type { Clock } from '../ports/clock.ts';
import type { Sighting } from '../store/repositories/consoles.ts';
import type { Store } from '../store/store.ts';
import type { FleetProduct } from './procedures.ts';

/** A device as asked for. Consoles that list no serial numbers know it by its Wi-Fi MAC (mdm §1.1). */
export type Asked = { readonly serial: string; readonly wifiMac?: string };

export type Standings = {
  productOf(serverId: string): FleetProduct | undefined;
  /** One answer per serial, in their order. @throws KitError `backend.*`, or the signal's reason. */
  of(serverId: string, devices: readonly Asked[], signal: AbortSignal): Promise<Standing[]>;
  /** The answer of an MDM that was not asked. */
  unknown(serverId: string, devices: readonly Asked[]): Standing[];
  /** Every serial that the server's console or our own records name. */
  serialsOf(serverId: string): string[];
  /** Licences in use as the console's last list shows, and what was bought, where both are known. */
  licences(serverId: string): { readonly used: number; readonly limit: number } | undefined;
  /**
   * A list of the console, read in after `since`, that shows others of the group the device was in, but not the device:
   * what is left of a device that was deleted.
   */
  missingFrom(
    serverId: string,
    serial: string,
    since: string,
  ): { readonly source: string; readonly asOf: string } | undefined;
};

export type StandingsParts = {
  readonly store: Pick<Store, 'consoles' | 'serverBackends' | 'servers' | 'records'>;
  readonly backends: { of(serverId: string): MdmBackend | undefined };
  readonly consoleOf: (serverId: string) => string | undefined;
  readonly clock: Clock;
};

export function createStandings({ store, backends, consoleOf, clock }: StandingsParts): Standings {
  const kindOf = (serverId: string) => store.serverBackends.get(serverId)?.config.kind;

  /** What the console's latest list tells, with the group and plan that a look-up has no place for. */
  function listed(console: string): (device: Asked) => Sighting | undefined {
    const devices = store.consoles.ourDevices();
    const bySerial = new Map(devices.map((device) => [device.serial, device]));
    const find = createMatcher(store.consoles.sightings(console), devices);
    return (device) => {
      const match = find({ udid: '', ...bySerial.get(device.serial), ...device });
      return match.kind === 'match' ? match.sighting : undefined;
    };
  }

  function ofFiles(serverId: string, console: string, devices: readonly Asked[]): Standing[] {
    const product = kindOf(serverId);
    const find = listed(console);
    const importedAt = store.consoles.lastImportAt(console) ?? clock.now().toISOString();
    return devices.map((device) => {
      const row = find(device);
      const { serial } = device;
      const unknown = { serial, serverId, state: 'unknown', source: `${product} CSV`, asOf: importedAt } as const;
      if (row === undefined || (product !== 'mobiconnect' && product !== 'clomo')) return unknown;
      const word = stateOf(product, row.state);
      return {
        serial,
        serverId,
        state: word === undefined ? 'unknown' : word === 'left' ? 'gone' : word,
        ...(row.group === undefined ? {} : { group: row.group }),
        ...(row.plan === undefined ? {} : { plan: row.plan }),
        ...(row.readAt === undefined ? {} : { lastSeenAt: row.readAt }),
        source: row.fileName,
        asOf: row.importedAt,
      };
    });
  }

  function unknown(serverId: string, devices: readonly Asked[]): Standing[] {
    const asOf = clock.now().toISOString();
    return devices.map(({ serial }) => ({ serial, serverId, state: 'unknown', source: '–', asOf }));
  }

  return {
    productOf: (serverId) => kindOf(serverId) ?? (backends.of(serverId) === undefined ? undefined : 'rest'),
    of: async (serverId, devices, signal) => {
      signal.throwIfAborted();
      const console = consoleOf(serverId);
      if (console !== undefined) return ofFiles(serverId, console, devices);
      const backend = backends.of(serverId);
      if (backend?.capabilities.lookup !== true) return unknown(serverId, devices);
      return (
        await backend.lookup(
          devices.map(({ serial }) => serial),
          signal,
        )
      ).map((lookup) => standingOf(serverId, lookup));
    },
    unknown,
    serialsOf: (serverId) => {
      const console = consoleOf(serverId);
      const rows = console === undefined ? [] : store.consoles.sightings(console);
      const ours = store.consoles.ourDevices().filter((device) => device.serverId === serverId);
      const named = rows.flatMap(({ serial }) => (serial === undefined ? [] : [serial]));
      return [...new Set([...ours.map(({ serial }) => serial), ...named])].sort();
    },
    licences: (serverId) => {
      const console = consoleOf(serverId);
      const config = store.serverBackends.get(serverId)?.config;
      if (console === undefined || (config?.kind !== 'mobiconnect' && config?.kind !== 'clomo')) return undefined;
      if (config.licences === undefined || store.consoles.lastImportAt(console) === undefined) return undefined;
      const holds = ['active', ...(config.kind === 'mobiconnect' ? ['inactive'] : [])];
      const used = store.consoles
        .sightings(console)
        .filter(({ state }) => holds.includes(stateOf(config.kind, state) ?? '')).length;
      return { used, limit: config.licences };
    },
    missingFrom: (serverId, serial, since) => {
      const console = consoleOf(serverId);
      const newest = console === undefined ? undefined : store.consoles.lastImportAt(console);
      if (console === undefined || newest === undefined || newest <= since) return undefined;
      const last = listed(console)({ serial });
      if (last === undefined || last.importedAt === newest) return undefined;
      const peer = store.consoles
        .sightings(console)
        .find(({ importedAt, group }) => importedAt === newest && group === last.group);
      return peer === undefined ? undefined : { source: peer.fileName, asOf: newest };
    },
  };
}

/** An MDM with an API knows enrolled or not, nothing between. */
function standingOf(serverId: string, { serial, enrolled, lastSeenAt, source, asOf }: Lookup): Standing {
  return {
    serial,
    serverId,
    state: enrolled === 'yes' ? 'active' : enrolled === 'no' ? 'gone' : 'unknown',
    ...(lastSeenAt === undefined ? {} : { lastSeenAt }),
    source,
    asOf,
  };
}
