import { randomBytes } from 'node:crypto';
import type { PlistDict } from '../../../../codecs/plist/value.ts';
import type { ServiceHandler, ServiceReply } from '../handler.ts';
import { activationLockCommands } from './chaperone/activation-lock.ts';
import { informationCommands } from './chaperone/information.ts';
import { powerCommands } from './chaperone/power.ts';
import { settingsCommands } from './chaperone/settings.ts';
import { unlockTokenCommands } from './chaperone/unlock-token.ts';
import { cloudConfigurationCommands } from './cloud-configuration.ts';
import type { McCommands, McContext } from './command.ts';
import { eraseCommands } from './erase.ts';
import { createEscalation } from './escalation.ts';
import { escalationCommands } from './escalation-commands.ts';
import { ProfileRefused } from './mobileconfig.ts';
import { escalatedProfileCommands, profileCommands } from './profiles.ts';
import { acknowledged, encodeReply, formatError, type McReply } from './replies.ts';
import { installStoredProfileAfterSetup, storedProfileCommands } from './stored-profile.ts';
import { wifiPowerCommands } from './wifi-power.ts';

const openCommands: McCommands = {
  HelloHostIdentifier: () => acknowledged(),
  Flush: () => acknowledged(),
  ...profileCommands,
  ...storedProfileCommands,
  ...cloudConfigurationCommands,
  ...escalationCommands,
  ...eraseCommands,
  ...wifiPowerCommands,
};

/** The "chaperone" commands. InstallApplication is not among them: apps cannot be pushed here (device-protocols §3.2). */
const escalatedCommands: McCommands = {
  ...openCommands,
  ...escalatedProfileCommands,
  ...informationCommands,
  ...settingsCommands,
  ...unlockTokenCommands,
  ...activationLockCommands,
  ...powerCommands,
};

/** Profiles, supervision and erase (device-protocols §3). */
export const mcInstall: ServiceHandler = {
  name: 'com.apple.mobile.MCInstall',
  tls: true,
  start: installStoredProfileAfterSetup,
  open({ device }) {
    const context: McContext = { device, escalation: createEscalation(randomBytes) };
    return {
      kind: 'plist',
      nameOf: (request) => (commandOf(request, escalatedCommands) ? String(request.RequestType) : 'unknown'),
      request: async (request) => toServiceReply(await answer(request, context), device.hardware.osVersion),
    };
  },
};

async function answer(request: PlistDict, context: McContext): Promise<McReply> {
  const command = commandOf(request, context.escalation.complete ? escalatedCommands : openCommands);
  if (command === undefined || !hasRightCommonKeys(request)) return formatError;
  try {
    return await command(request, context);
  } catch (error) {
    if (error instanceof ProfileRefused) return { status: 'Error', chain: error.chain };
    throw error;
  }
}

function commandOf(request: PlistDict, commands: McCommands) {
  const type = request.RequestType;
  return typeof type === 'string' && Object.hasOwn(commands, type) ? commands[type] : undefined;
}

/** Allowed in any request (device-protocols §3.1). */
function hasRightCommonKeys({ IPCUIdentifier: identifier, HostCertificateData: certificate }: PlistDict): boolean {
  return (
    (identifier === undefined || typeof identifier === 'string') &&
    (certificate === undefined || certificate instanceof Uint8Array)
  );
}

function toServiceReply(reply: McReply, osVersion: string): ServiceReply {
  const encoded = { reply: encodeReply(reply, osVersion) };
  if (reply.status !== 'Acknowledged' || reply.afterwards === undefined) return encoded;
  return { ...encoded, afterwards: reply.afterwards };
}
