import type { CheckReport } from '../../shared/domain/check.ts';
import type { EnrollmentSymptom } from '../../shared/domain/fleet.ts';
import { deliveriesCheck } from './backend/deliveries.ts';
import { inboxCheck } from './backend/inbox.ts';
import { productCheck } from './backend/product.ts';
import { conflictsCheck } from './blueprint/conflicts.ts';
import { enrollmentCheck } from './blueprint/enrollment.ts';
import { expiriesOnDayCheck } from './blueprint/expiries.ts';
import { nameCheck } from './blueprint/name.ts';
import { networkCheck } from './blueprint/network.ts';
import { organizationCheck } from './blueprint/organization.ts';
import { pairingCheck } from './blueprint/pairing.ts';
import { panesCheck } from './blueprint/panes.ts';
import { profileContentsCheck } from './blueprint/profile-contents.ts';
import { profilesCheck } from './blueprint/profiles.ts';
import { rosterCheck } from './blueprint/roster.ts';
import { supervisionCheck } from './blueprint/supervision.ts';
import { verificationCheck } from './blueprint/verification.ts';
import { wifiReachCheck } from './blueprint/wifi-reach.ts';
import type { Check } from './check.ts';
import type {
  BlueprintCheckContext,
  RegistrationsCheckContext,
  ServersCheckContext,
  StationCheckContext,
} from './context.ts';
import { credentialsChangedCheck } from './fleet/credentials-changed.ts';
import { registrationsCheck } from './fleet/registrations.ts';
import { runChecks } from './run-checks.ts';
import { anchorsCheck } from './station/anchors.ts';
import { backupCheck } from './station/backup.ts';
import { clockCheck } from './station/clock.ts';
import { credentialsCheck } from './station/credentials.ts';
import { dataDirectoryCheck } from './station/data-directory.ts';
import { endpointCheck } from './station/endpoint.ts';
import { expiriesCheck } from './station/expiries.ts';
import { identitiesCheck } from './station/identities.ts';
import { identityBackupCheck } from './station/identity-backup.ts';
import { recordsCheck } from './station/records.ts';
import { usbmuxdCheck } from './station/usbmuxd.ts';
import { vaultCheck } from './station/vault.ts';

/** Those that look at servers only. */
const serverChecks: readonly Check<ServersCheckContext>[] = [
  credentialsCheck,
  anchorsCheck,
  endpointCheck,
  recordsCheck,
];

export const stationChecks: readonly Check<StationCheckContext>[] = [
  usbmuxdCheck,
  dataDirectoryCheck,
  vaultCheck,
  clockCheck,
  identitiesCheck,
  identityBackupCheck,
  backupCheck,
  expiriesCheck,
  ...serverChecks,
  productCheck,
  inboxCheck,
  deliveriesCheck,
];

export const blueprintChecks: readonly Check<BlueprintCheckContext>[] = [
  organizationCheck,
  enrollmentCheck,
  verificationCheck,
  supervisionCheck,
  pairingCheck,
  panesCheck,
  networkCheck,
  wifiReachCheck,
  profilesCheck,
  profileContentsCheck,
  conflictsCheck,
  nameCheck,
  rosterCheck,
  expiriesOnDayCheck,
];

/** The station's fitness. Each records API is asked once, whatever number of checks want to know. */
export function checkStation(
  moment: 'doctor' | 'before-run',
  context: StationCheckContext,
  signal?: AbortSignal,
): Promise<CheckReport> {
  const servers = context.servers.map(({ probeRecords, ...server }) => {
    if (probeRecords === undefined) return server;
    let seen: ReturnType<typeof probeRecords> | undefined;
    return { ...server, probeRecords: (inner: AbortSignal) => (seen ??= probeRecords(inner)) };
  });
  return runChecks(stationChecks, moment, { ...context, servers }, signal);
}

/** The same of servers alone, as when somebody tests one. */
export function checkServer(context: ServersCheckContext, signal?: AbortSignal): Promise<CheckReport> {
  return runChecks(serverChecks, 'doctor', context, signal);
}

export function checkBlueprint(context: BlueprintCheckContext, signal?: AbortSignal): Promise<CheckReport> {
  return runChecks(blueprintChecks, 'blueprint', context, signal);
}

/** Whether these devices can be registered, or some MDM still holds them. */
export function checkRegistrations(context: RegistrationsCheckContext, signal?: AbortSignal): Promise<CheckReport> {
  return runChecks([registrationsCheck], 'kitting-day', context, signal);
}

/** The causes of each symptom (mission §5), as far as each can be looked at from here. */
export async function checkSymptom(
  symptom: EnrollmentSymptom,
  context: ServersCheckContext & RegistrationsCheckContext,
  signal?: AbortSignal,
): Promise<CheckReport> {
  if (symptom === 'asks-credentials') {
    return runChecks([credentialsChangedCheck, endpointCheck], 'doctor', context, signal);
  }
  const [held, others] = await Promise.all([
    checkRegistrations(context, signal),
    runChecks([credentialsCheck, endpointCheck], 'doctor', context, signal),
  ]);
  return { ok: held.ok && others.ok, results: [...held.results, ...others.results] };
}
