import { exportDevices } from '../../backend/files/export-devices.ts';
import { importDevices } from '../../backend/files/import-devices.ts';
import { consoleOf, serversOfConsole } from '../console-of.ts';
import type { Handlers } from '../dispatcher.ts';
import { type BackendParts, requireConsole } from './backend-parts.ts';
import { importGroups } from './import-groups.ts';

/** What goes to and comes from consoles that have no API, as files. */
export function backendFileHandlers(
  parts: BackendParts,
): Pick<Handlers, 'backends.import' | 'backends.export' | 'backends.importGroups'> {
  const { store, clock, outbox, watch, fleet } = parts;
  return {
    'backends.import': async ({ serverId, fileName, data, columns, preview }) => {
      const { config } = requireConsole(parts, serverId);
      const console = consoleOf(config);
      const { report, settled } = await importDevices(
        { store, now: clock.now() },
        {
          console,
          config,
          servers: serversOfConsole(store, console),
          fileName,
          bytes: Buffer.from(data, 'base64'),
          columns,
          preview,
        },
      );
      if (preview) return report;
      watch.kick();
      fleet.kick();
      outbox.told(settled);
      return report;
    },
    'backends.export': ({ serverId, by, encoding, again }) => {
      const { stored, config } = requireConsole(parts, serverId);
      const { bytes, warnings, ...exported } = exportDevices(
        { store, now: clock.now() },
        {
          console: consoleOf(config),
          config,
          serverId: stored.server.id,
          serverName: stored.server.name,
          by,
          encoding,
          again,
        },
      );
      return { ...exported, data: bytes.toString('base64'), warnings: [...warnings] };
    },
    'backends.importGroups': ({ accountId, host, fileName, data, preview }) =>
      importGroups(parts, { accountId, host, fileName, bytes: Buffer.from(data, 'base64'), preview }),
  };
}
