import { randomUUID } from 'node:crypto';
import type { DeviceTraits } from './device/device.ts';
import { freshContent, usedContent } from './device/fresh-content.ts';
import { makeHardware } from './device/hardware.ts';
import { type DeviceModel, deviceModels, findModel, type OsBuild } from './device/models.ts';
import type { DeviceContent, DeviceHardware } from './device/state.ts';
import type { DeviceSetting } from './options/scenario.ts';
import type { SeededRandom } from './seeded-random.ts';

export type DeviceBirth = {
  readonly hardware: DeviceHardware;
  readonly traits: DeviceTraits;
  readonly content: DeviceContent;
  readonly batteryPercent: number;
  readonly random: SeededRandom;
};

/** Device number `index` of a bench: the same for the same seed and setting. */
export function bearDevice(setting: DeviceSetting, index: number, seed: SeededRandom): DeviceBirth {
  const random = seed.fork(`device ${index}`);
  const model = modelOf(setting, index);
  const hardware = makeHardware({ model, os: buildOf(setting, model, random), index, random });
  return {
    hardware,
    random,
    content: contentOf(setting, hardware),
    batteryPercent: setting.battery ?? 55 + random.fork('battery').integer(46),
    traits: {
      adeAssigned: setting.adeAssigned,
      overwriteBlocked: setting.overwriteBlocked,
      activationLocked: setting.activationLocked,
      hidesFindMy: setting.findMy === 'hidden',
      binaryReplies: setting.binaryReplies,
      reattachesTwice: setting.reattachesTwice,
    },
  };
}

function modelOf({ product }: DeviceSetting, index: number): DeviceModel {
  const named = product === undefined ? undefined : findModel(product);
  return named ?? deviceModels[index % deviceModels.length] ?? deviceModels[0];
}

function buildOf({ os }: DeviceSetting, model: DeviceModel, random: SeededRandom): OsBuild {
  return model.builds.find(({ version }) => version === os) ?? random.fork('os').pick(model.builds);
}

function contentOf(setting: DeviceSetting, hardware: DeviceHardware): DeviceContent {
  const content =
    setting.screen === 'home'
      ? usedContent(hardware, setting.name ?? `${hardware.deviceClass} ${hardware.serial}`)
      : freshContent(hardware);
  content.name = setting.name ?? content.name;
  content.activation = setting.activation ?? content.activation;
  content.findMy = setting.findMy === true;
  content.passcode = setting.passcode;
  content.locked = setting.locked;
  if (setting.supervisedBy) {
    content.cloudConfiguration = {
      AllowPairing: setting.supervisedBy.allowPairing,
      CloudConfigurationUIComplete: true,
      ConfigurationSource: 2,
      ConfigurationWasApplied: true,
      IsMandatory: true,
      IsMDMUnremovable: false,
      IsSupervised: true,
      OrganizationName: setting.supervisedBy.organization,
      OrganizationMagic: randomUUID().toUpperCase(),
      SupervisorHostCertificates: [],
    };
  }
  return content;
}
