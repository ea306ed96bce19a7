import { backendFileHandlers } from './commands/backend-files.ts';
import { backendHandlers } from './commands/backends.ts';
import { blueprintHandlers } from './commands/blueprints.ts';
import { deviceHandlers } from './commands/devices.ts';
import { kittingHandlers } from './commands/kitting.ts';
import { organizationHandlers } from './commands/organizations.ts';
import { recordHandlers } from './commands/records.ts';
import { serverHandlers } from './commands/servers.ts';
import { slotHandlers } from './commands/slots.ts';
import { stationHandlers } from './commands/station.ts';
import type { StationContext } from './context.ts';
import type { Handlers } from './dispatcher.ts';

/** The whole contract, group by group. */
export function contractHandlers(context: StationContext): Handlers {
  return {
    ...stationHandlers(context),
    ...deviceHandlers(context),
    ...slotHandlers(context),
    ...serverHandlers(context),
    ...backendHandlers(context),
    ...backendFileHandlers(context),
    ...organizationHandlers(context),
    ...blueprintHandlers(context),
    ...kittingHandlers(context),
    ...recordHandlers(context),
  };
}
