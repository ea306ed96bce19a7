import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import { basicInformation } from '../management/basic-information.ts';
import type { ConsoleDevice } from './devices.ts';
import type { Materials } from './materials.ts';
import { stampProfile } from './read-profile.ts';
import { ConsoleRefusal } from './refusal.ts';
import type { Work } from './requests.ts';

const text = z.string().min(1).max(255);
const delivery = z.enum(['silent', 'tap']);

/** What an operator can request of a device from 端末制御 and 遠隔設定. */
export const orderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('basic-information') }),
  z.strictObject({ kind: z.literal('feature-set'), featureSet: text, delivery }),
  z.strictObject({
    kind: z.literal('file-download'),
    file: text,
    /** ダウンロード先パス: a half-width slash, nothing else. */
    path: z.string().max(255),
    delivery,
  }),
  z.strictObject({
    kind: z.literal('lost-mode'),
    enable: z.boolean(),
    message: z.string().max(1000).optional(),
    phoneNumber: z.string().max(40).optional(),
  }),
  z.strictObject({ kind: z.literal('lock'), message: z.string().max(1000).optional() }),
  z.strictObject({ kind: z.literal('clear-passcode') }),
  z.strictObject({ kind: z.literal('erase'), preserveDataPlan: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('rename'), deviceName: text }),
  z.strictObject({ kind: z.literal('install-app'), iTunesStoreId: z.int().positive() }),
  z.strictObject({ kind: z.literal('os-update'), productVersion: z.string().regex(/^\d+(\.\d+){0,2}$/) }),
]);
export type Order = z.infer<typeof orderSchema>;

/** The UnlockToken of the device's last TokenUpdate; undefined when it gave none. */
export type UnlockTokens = (serial: string) => Buffer | undefined;

/** Turns an order into what is sent. Throws ConsoleRefusal for a material or a client app that is not there. */
export function workOf(
  order: Order,
  device: ConsoleDevice,
  account: { readonly featureSets: Materials; readonly files: Materials; readonly unlockToken: UnlockTokens },
): Work {
  switch (order.kind) {
    case 'feature-set':
      return profileWork('feature-set', order.featureSet, account.featureSets, order.delivery, device);
    case 'file-download':
      if (order.path !== '/') throw new ConsoleRefusal('bad-download-path', order.path);
      return profileWork('file-download', order.file, account.files, order.delivery, device);
    default:
      return { kind: order.kind, body: { delivery: 'silent', commands: () => commandsOf(order, device, account) } };
  }
}

function profileWork(
  kind: 'feature-set' | 'file-download',
  subject: string,
  materials: Materials,
  how: 'silent' | 'tap',
  device: ConsoleDevice,
): Work {
  const { bytes, identifier } = materials.get(subject);
  if (how === 'silent') {
    const onSucceeded = () => {
      const others = device.profiles.filter((profile) => profile.identifier !== identifier);
      device.profiles = [...others, { identifier, name: subject }];
    };
    const commands = () => [{ RequestType: 'InstallProfile', Payload: bytes }];
    return { kind, subject, onSucceeded, body: { delivery: 'silent', commands } };
  }
  if (device.method !== 'hybrid') throw new ConsoleRefusal('client-app-missing', device.serial);
  const uuid = randomUUID().toUpperCase();
  device.offered.add(uuid);
  device.tapped = identifier;
  return { kind, subject, body: { delivery: 'tap', profile: stampProfile(bytes, uuid) } };
}

type PlainOrder = Exclude<Order, { kind: 'feature-set' | 'file-download' }>;

function commandsOf(
  order: PlainOrder,
  { serial }: ConsoleDevice,
  { unlockToken }: { readonly unlockToken: UnlockTokens },
): readonly PlistDict[] {
  switch (order.kind) {
    case 'basic-information':
      return basicInformation;
    case 'lost-mode':
      return [
        order.enable
          ? { RequestType: 'EnableLostMode', Message: order.message, PhoneNumber: order.phoneNumber }
          : { RequestType: 'DisableLostMode' },
      ];
    case 'lock':
      return [{ RequestType: 'DeviceLock', Message: order.message }];
    case 'clear-passcode':
      return [{ RequestType: 'ClearPasscode', UnlockToken: unlockToken(serial) }];
    case 'erase':
      return [{ RequestType: 'EraseDevice', PreserveDataPlan: order.preserveDataPlan }];
    case 'rename':
      return [{ RequestType: 'Settings', Settings: [{ Item: 'DeviceName', DeviceName: order.deviceName }] }];
    case 'install-app':
      return [
        {
          RequestType: 'InstallApplication',
          iTunesStoreID: order.iTunesStoreId,
          ManagementFlags: 1,
          Options: { PurchaseMethod: 1 },
        },
      ];
    case 'os-update':
      return [
        {
          RequestType: 'ScheduleOSUpdate',
          Updates: [{ ProductVersion: order.productVersion, InstallAction: 'Default' }],
        },
      ];
  }
}
