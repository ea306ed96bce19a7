import { z } from 'zod';
import { writeXmlPlist } from '../../../codecs/plist/write-xml.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Answer, Exchange } from '../../https/exchange.ts';
import type { CommandResult } from './command-queue.ts';
import { type Devices, isEnrolled, type ManagedDevice } from './devices.ts';
import type { MdmObserver } from './observer.ts';
import { readSignedMessage } from './signed-message.ts';

const connectSchema = z.looseObject({
  UDID: z.string().min(1).max(64),
  Status: z.enum(['Idle', 'Acknowledged', 'Error', 'CommandFormatError', 'NotNow']),
  CommandUUID: z.string().max(64).optional(),
  ErrorChain: z
    .array(z.looseObject({ ErrorCode: z.number() }))
    .max(32)
    .optional(),
});
type Connect = z.infer<typeof connectSchema>;

const informationSchema = z.object({
  QueryResponses: z.object({ IsSupervised: z.boolean().optional(), DeviceName: z.string().max(512).optional() }),
});
const profileListSchema = z.object({
  ProfileList: z.array(z.object({ PayloadIdentifier: z.string().max(1024) })).max(10_000),
});

const STATUSES = {
  Acknowledged: 'acknowledged',
  Error: 'error',
  CommandFormatError: 'format-error',
  NotNow: 'not-now',
} as const satisfies Record<Exclude<Connect['Status'], 'Idle'>, CommandResult['status']>;

/** `PUT ServerURL` (mdm §2.4): files the device's answer and gives the next command, or nothing. */
export function answerConnect(
  exchange: Exchange,
  context: {
    readonly clock: Clock;
    readonly devices: Devices;
    readonly observer: Pick<MdmObserver, 'onTaken' | 'onSettled'>;
  },
): Answer {
  const signed = readSignedMessage(exchange, 'application/x-apple-aspen-mdm');
  const parsed = connectSchema.safeParse(signed?.message);
  if (!signed || !parsed.success) return { status: 400 };
  const device = context.devices.byUdid(parsed.data.UDID);
  if (!device?.identity.equals(signed.signer) || device.checkedOutAt) return { status: 401 };
  if (!isEnrolled(device)) return { status: 400 };
  device.lastSeenAt = context.clock.now();
  device.counters.connects += 1;
  if (!fileAnswer(parsed.data, device, context.observer)) return { status: 400 };
  const next = device.queue.next();
  if (!next) return { status: 200 };
  context.observer.onTaken(device, next.uuid);
  return {
    status: 200,
    headers: { 'content-type': 'application/xml; charset=UTF-8' },
    body: writeXmlPlist({ CommandUUID: next.uuid, Command: next.command }),
  };
}

function fileAnswer(message: Connect, device: ManagedDevice, observer: Pick<MdmObserver, 'onSettled'>): boolean {
  if (message.Status === 'Idle') {
    device.queue.startPoll();
    return true;
  }
  const errorCodes = (message.ErrorChain ?? []).map(({ ErrorCode }) => ErrorCode);
  const result = { status: STATUSES[message.Status], errorCodes };
  const command = device.queue.settle(message.CommandUUID ?? '', result);
  if (!command) return false;
  if (message.Status === 'Acknowledged') learn(command.requestType, message, device);
  observer.onSettled(device, command, result, message);
  return true;
}

/** Takes what the console shows out of an answer; one that is not what it should be teaches nothing. */
function learn(requestType: string, message: Connect, device: ManagedDevice): void {
  if (requestType === 'DeviceInformation') {
    const { data } = informationSchema.safeParse(message);
    device.supervised = data?.QueryResponses.IsSupervised ?? device.supervised;
    device.deviceName = data?.QueryResponses.DeviceName ?? device.deviceName;
  }
  if (requestType === 'ProfileList') {
    const { data } = profileListSchema.safeParse(message);
    if (data) device.profileIdentifiers = data.ProfileList.map(({ PayloadIdentifier }) => PayloadIdentifier);
  }
}
