import { type IgnoredDevice, ignoredDeviceSchema } from '../../../../shared/domain/ignored.ts';
import { defineSection, fact } from '../section.ts';

/** Devices that nobody may kit. */
export const ignoredSection = defineSection<IgnoredDevice>({
  name: 'ignored',
  version: 1,
  schema: ignoredDeviceSchema.refine(({ ecid, serial }) => ecid !== undefined || serial !== undefined),
  most: 5000,
  idOf: ({ id }) => id,
  nameOf: ({ serial, ecid, id }) => serial ?? ecid ?? id,
  collect: ({ store }) => [...store.ignored.list()],
  look: (device, { store }) => {
    const here = store.ignored.find(device);
    const same = here?.note === device.note && here.ecid === device.ecid && here.serial === device.serial;
    return {
      state: same ? 'same' : here === undefined ? 'new' : 'different',
      facts: fact('note', device.note, here?.note),
      apply: () => void store.ignored.save(device),
    };
  },
});
