import type { PracticeDevice } from '../device/device.ts';
import { isAwaitingConfiguration } from '../services/mcinstall/chaperone/information.ts';
import { unlockTokenOf } from '../services/mcinstall/chaperone/unlock-token.ts';
import type { MdmSession, SessionLink } from './session.ts';

/** `refused`: the server does not take this device for what it says. Transport problems are thrown. */
export type CheckInOutcome = 'accepted' | 'refused' | 'failed';

export async function authenticate(device: PracticeDevice, link: SessionLink, topic: string): Promise<CheckInOutcome> {
  const { hardware } = device;
  return outcomeOf(
    await link.put('check-in', {
      MessageType: 'Authenticate',
      Topic: topic,
      UDID: hardware.udid,
      SerialNumber: hardware.serial,
      ProductName: hardware.productType,
      OSVersion: hardware.osVersion,
      BuildVersion: hardware.buildVersion,
      IMEI: hardware.imei,
    }),
  );
}

export async function updateToken(
  device: PracticeDevice,
  link: SessionLink,
  { enrollment }: MdmSession,
): Promise<CheckInOutcome> {
  return outcomeOf(
    await link.put('check-in', {
      MessageType: 'TokenUpdate',
      Topic: enrollment.topic,
      UDID: device.hardware.udid,
      Token: enrollment.pushToken,
      PushMagic: enrollment.pushMagic,
      UnlockToken: unlockTokenOf(device.content),
      AwaitingConfiguration: isAwaitingConfiguration(device.content.cloudConfiguration),
    }),
  );
}

export async function checkOut(device: PracticeDevice, link: SessionLink, topic: string): Promise<void> {
  await link.put('check-in', { MessageType: 'CheckOut', Topic: topic, UDID: device.hardware.udid });
}

function outcomeOf({ status }: { readonly status: number }): CheckInOutcome {
  if (status === 200) return 'accepted';
  return status === 401 ? 'refused' : 'failed';
}
