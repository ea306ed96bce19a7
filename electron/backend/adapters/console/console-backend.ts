import type { Lookup } from '../../../../shared/domain/record.ts';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ConsolesRepository, OurDevice } from '../../../store/repositories/consoles.ts';
import { createMatcher, type Match } from '../../files/match-device.ts';
import { type FileProduct, fileProducts, stateOf } from '../../files/products.ts';
import { type MdmBackend, refusals } from '../../port.ts';

export type ConsoleBackendOptions = {
  readonly product: FileProduct;
  /** Names the console: its product and account. */
  readonly console: string;
  readonly serverName: string;
  readonly consoles: ConsolesRepository;
  readonly clock: Clock;
};

/** A console without an API: its answers are those of the last file that a person carried here. */
export function createConsoleBackend(options: ConsoleBackendOptions): MdmBackend {
  const { product, console, serverName, consoles, clock } = options;
  const { name } = fileProducts[product];
  let known: { readonly version: string; readonly find: (serial: string) => Match } | undefined;

  function finder(): (serial: string) => Match {
    const version = consoles.version(console);
    if (known?.version !== version) {
      const devices = consoles.ourDevices();
      const bySerial = new Map(devices.map((device) => [device.serial, device]));
      const match = createMatcher(consoles.sightings(console), devices);
      const stranger = (serial: string): OurDevice => ({ serial, udid: '' });
      known = { version, find: (serial) => match(bySerial.get(serial) ?? stranger(serial)) };
    }
    return known.find;
  }

  return {
    ...refusals(name),
    capabilities: { records: false, lookup: true, commands: false, files: true },
    lookup: async (serials, signal) => {
      signal.throwIfAborted();
      const find = finder();
      const importedAt = consoles.lastImportAt(console) ?? clock.now().toISOString();
      return serials.map((serial) => lookupOf(serial, find(serial), product, importedAt));
    },
    check: async (signal) => {
      signal.throwIfAborted();
      if (consoles.layout(console) === undefined) throw new KitError('backend.no-layout', { server: serverName });
    },
    close: () => {},
  };
}

function lookupOf(serial: string, match: Match, product: FileProduct, importedAt: string): Lookup {
  const unknown = {
    serial,
    enrolled: 'unknown',
    halfEnrolled: false,
    source: `${product} CSV`,
    asOf: importedAt,
  } as const;
  switch (match.kind) {
    case 'none':
      // A list may hold one group only: that a device is not in it says nothing.
      return unknown;
    case 'ambiguous':
      return { ...unknown, source: `${product} CSV: ${match.rows} × ${match.by}` };
    case 'match': {
      const { state, readAt, importedAt: seenAt, fileName } = match.sighting;
      const meaning = stateOf(product, state);
      return {
        serial,
        enrolled: meaning === undefined ? 'unknown' : meaning === 'active' ? 'yes' : 'no',
        halfEnrolled: false,
        ...(readAt === undefined ? {} : { lastSeenAt: readAt }),
        source: `${fileName} (${match.by})`,
        asOf: readAt ?? seenAt,
      };
    }
  }
}
