import { KitError } from '../../../../shared/errors/kit-error.ts';
import { parsePlist } from '../../../codecs/plist/parse.ts';
import { isDict, type PlistDict, type PlistValue } from '../../../codecs/plist/value.ts';
import { writeXmlPlist } from '../../../codecs/plist/write-xml.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { DeviceSession } from '../../device-session.ts';
import { type ActivationOrigin, openOrigin } from './origin.ts';

const SERVICE = 'com.apple.mobileactivationd';
/** On a cellular device the activation info waits for the baseband. */
const INFO_MS = 100_000;
const HANDLE_MS = 60_000;

export type ActivateOptions = {
  readonly session: DeviceSession;
  readonly origin: ActivationOrigin;
  readonly clock: Clock;
  readonly signal: AbortSignal;
};

/**
 * Activates the device: the host carries the messages between it and the origin (device-protocols §5). Gives the
 * activation state read back, without contacting anybody when that is already other than `Unactivated`.
 * @throws KitError `activation.*`
 */
export async function activate({ session, origin, clock, signal }: ActivateOptions): Promise<string> {
  const before = await readState(session);
  if (before !== undefined && before !== 'Unactivated') return before;
  const server = openOrigin(origin, { clock, signal });
  try {
    const sessionInfo = await command(session, { Command: 'CreateTunnel1SessionInfoRequest' });
    const handshake = await server.post(
      '/deviceservices/drmHandshake',
      'application/x-apple-plist',
      writeXmlPlist(required(sessionInfo, 'session info')),
    );
    const info = await command(
      session,
      { Command: 'CreateTunnel1ActivationInfoRequest', Value: handshake.body, Options: { BasebandWaitCount: 90 } },
      INFO_MS,
    );
    const ticket = await server.post(
      '/deviceservices/deviceActivation',
      'application/x-www-form-urlencoded',
      activationForm(required(info, 'activation info')),
    );
    requirePlist(ticket.body);
    await command(
      session,
      {
        Command: 'HandleActivationInfoWithSessionRequest',
        Value: ticket.body,
        ActivationResponseHeaders: ticket.headers,
      },
      HANDLE_MS,
    );
  } finally {
    server.close();
  }
  await session.use((lockdown) => lockdown.setValue(undefined, 'ActivationStateAcknowledged', true));
  return (await readState(session)) ?? 'Activated';
}

async function readState(session: DeviceSession): Promise<string | undefined> {
  const state = await session.use((lockdown) => lockdown.getValue(undefined, 'ActivationState'));
  return typeof state === 'string' ? state : undefined;
}

/** mobileactivationd takes one request per connection. */
async function command(
  session: DeviceSession,
  message: PlistDict,
  timeoutMs?: number,
): Promise<PlistValue | undefined> {
  const channel = await session.startService(SERVICE);
  try {
    const { Error: error, Value: value } = await channel.request(message, { timeoutMs });
    if (error === undefined) return value;
    throw new KitError('activation.failed', { error: typeof error === 'string' ? error.slice(0, 200) : 'error' });
  } finally {
    channel.close();
  }
}

function activationForm(info: PlistDict): Buffer {
  return Buffer.from(new URLSearchParams({ 'activation-info': writeXmlPlist(info).toString('utf8') }).toString());
}

function required(value: PlistValue | undefined, what: string): PlistDict {
  if (isDict(value)) return value;
  throw new KitError('device.bad-answer', { service: SERVICE, reason: what });
}

/** What is not even a property list is not handed to the device. */
function requirePlist(body: Buffer): void {
  try {
    parsePlist(body);
  } catch (cause) {
    throw new KitError('activation.bad-answer', { reason: 'no property list' }, { cause });
  }
}
