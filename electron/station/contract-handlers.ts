import { anchorHandlers } from './commands/anchors.ts';
import { autoRunHandlers, endingChangedAutoRun } from './commands/auto-run.ts';
import { backendFileHandlers } from './commands/backend-files.ts';
import { backendHandlers } from './commands/backends.ts';
import { backupHandlers } from './commands/backups.ts';
import { blueprintHandlers } from './commands/blueprints.ts';
import { calendarHandlers } from './commands/calendar.ts';
import { campaignHandlers } from './commands/campaigns.ts';
import { deviceHandlers } from './commands/devices.ts';
import { escrowHandlers } from './commands/escrow.ts';
import { fleetHandlers } from './commands/fleet.ts';
import { helperHandlers } from './commands/helper.ts';
import { identityHandlers } from './commands/identities.ts';
import { ignoredHandlers } from './commands/ignored.ts';
import { kittingHandlers } from './commands/kitting.ts';
import { mirrorHandlers } from './commands/mirror.ts';
import { organizationHandlers } from './commands/organizations.ts';
import { profileHandlers } from './commands/profiles.ts';
import { recordHandlers } from './commands/records.ts';
import { rosterHandlers } from './commands/rosters.ts';
import { serverTestHandlers } from './commands/server-test.ts';
import { serverHandlers } from './commands/servers.ts';
import { shiftHandlers } from './commands/shifts.ts';
import { slotHandlers } from './commands/slots.ts';
import { stationHandlers } from './commands/station.ts';
import { transferHandlers } from './commands/transfer.ts';
import type { StationContext } from './context.ts';
import type { Handlers } from './dispatcher.ts';

/** The whole contract, group by group. */
export function contractHandlers(context: StationContext): Handlers {
  const blueprints = blueprintHandlers(context);
  const handlers = {
    ...stationHandlers(context),
    ...shiftHandlers(context),
    ...helperHandlers(context),
    ...deviceHandlers(context),
    ...slotHandlers(context),
    ...serverHandlers(context),
    ...backendHandlers(context),
    ...backendFileHandlers(context),
    ...fleetHandlers(context),
    ...serverTestHandlers(context),
    ...anchorHandlers(context),
    ...organizationHandlers(context),
    ...identityHandlers(context),
    ...blueprints,
    ...profileHandlers(context, blueprints['blueprints.save']),
    ...kittingHandlers(context),
    ...autoRunHandlers(context),
    ...ignoredHandlers(context),
    ...recordHandlers(context),
    ...mirrorHandlers(context),
    ...transferHandlers(context),
    ...backupHandlers(context),
    ...rosterHandlers(context),
    ...escrowHandlers(context),
    ...campaignHandlers(context),
    ...calendarHandlers(context),
  };
  return endingChangedAutoRun(handlers, context.kitting.autoRun.recheck);
}
