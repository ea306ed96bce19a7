import { z } from 'zod';
import type { Clock } from '../../../ports/clock.ts';
import type { Answer, Exchange } from '../../https/exchange.ts';
import type { Devices, ManagedDevice } from './devices.ts';
import type { Identities } from './identities.ts';
import type { MdmObserver } from './observer.ts';
import { readSignedMessage } from './signed-message.ts';

const udid = z.string().min(1).max(64);
const bytes = z.instanceof(Uint8Array).transform((value) => Buffer.from(value));

const checkInSchema = z.discriminatedUnion('MessageType', [
  z.object({
    MessageType: z.literal('Authenticate'),
    Topic: z.string(),
    UDID: udid,
    SerialNumber: z.string().min(1).max(32),
  }),
  z.object({
    MessageType: z.literal('TokenUpdate'),
    Topic: z.string(),
    UDID: udid,
    Token: bytes.refine((token) => token.length > 0 && token.length <= 256),
    PushMagic: z.string().min(1).max(256),
    UnlockToken: bytes.optional(),
    AwaitingConfiguration: z.boolean().optional(),
  }),
  z.object({ MessageType: z.literal('CheckOut'), Topic: z.string(), UDID: udid }),
]);
type CheckIn = z.infer<typeof checkInSchema>;

export type CheckInContext = {
  readonly topic: string;
  readonly clock: Clock;
  readonly identities: Identities;
  readonly devices: Devices;
  readonly observer: Pick<MdmObserver, 'onEnrolled' | 'onCheckedOut'>;
};

const OK: Answer = { status: 200 };
const NOT_UNDERSTOOD: Answer = { status: 400 };
/** Makes a device give its enrollment up (mdm §2.3): only for one that is not who it says. */
const NOT_YOU: Answer = { status: 401 };

/** `PUT CheckInURL` (mdm §2.3). What only some servers know (GetToken, bootstrap tokens, declarations) is a 400 here. */
export function answerCheckIn(exchange: Exchange, context: CheckInContext): Answer {
  const signed = readSignedMessage(exchange, 'application/x-apple-aspen-mdm-checkin');
  const parsed = checkInSchema.safeParse(signed?.message);
  if (!signed || !parsed.success || parsed.data.Topic !== context.topic) return NOT_UNDERSTOOD;
  const owner = context.identities.ownerOf(signed.signer);
  if (owner?.udid !== parsed.data.UDID) return NOT_YOU;
  if (parsed.data.MessageType === 'Authenticate') {
    if (parsed.data.SerialNumber !== owner.serial) return NOT_YOU;
    context.devices.authenticate(owner, signed.signer, context.clock.now());
    return OK;
  }
  const device = context.devices.byUdid(owner.udid);
  if (!device?.identity.equals(signed.signer) || device.checkedOutAt) return NOT_YOU;
  return answerKnown(parsed.data, device, context);
}

function answerKnown(
  message: Exclude<CheckIn, { MessageType: 'Authenticate' }>,
  device: ManagedDevice,
  context: CheckInContext,
): Answer {
  const now = context.clock.now();
  device.lastSeenAt = now;
  if (message.MessageType === 'CheckOut') {
    device.checkedOutAt = now;
    device.push = undefined;
    device.counters.checkOuts += 1;
    context.observer.onCheckedOut(device);
    return OK;
  }
  device.push = { token: message.Token, magic: message.PushMagic };
  device.unlockToken = message.UnlockToken;
  device.counters.tokenUpdates += 1;
  if (device.tokenUpdateAt) return OK;
  device.tokenUpdateAt = now;
  return { status: 200, afterwards: () => context.observer.onEnrolled(device) };
}
