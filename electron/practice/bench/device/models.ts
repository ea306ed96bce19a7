/** One build of iOS or iPadOS. */
export type OsBuild = { readonly version: string; readonly build: string };

export type DeviceModel = {
  readonly productType: string;
  readonly productName: string;
  readonly deviceClass: 'iPad' | 'iPhone';
  readonly hardwareModel: string;
  readonly modelNumber: string;
  /** Apple's chip number: the first half of an 8-16 UDID. Without it the UDID is 40 hexadecimal digits. */
  readonly chip: number | undefined;
  readonly cellular: boolean;
  /** Newest first. */
  readonly builds: readonly [OsBuild, ...OsBuild[]];
};

const ios26: OsBuild = { version: '26.1', build: '23B85' };
const ios260: OsBuild = { version: '26.0.1', build: '23A355' };
const ios186: OsBuild = { version: '18.6.2', build: '22G100' };
const ios185: OsBuild = { version: '18.5', build: '22F76' };
const ios176: OsBuild = { version: '17.6.1', build: '21G93' };
const ios175: OsBuild = { version: '17.5.1', build: '21F90' };
const ios167: OsBuild = { version: '16.7.10', build: '20H350' };
const ios157: OsBuild = { version: '15.7.9', build: '19H365' };
const ios158: OsBuild = { version: '15.8.3', build: '19H386' };

const iPad = { deviceClass: 'iPad', productName: 'iPad', cellular: false } as const;
const iPhone = { deviceClass: 'iPhone', productName: 'iPhone', cellular: true } as const;

/** Products a Japanese school or company hands out, with builds they run. The order is that of a default bench. */
export const deviceModels: readonly [DeviceModel, ...DeviceModel[]] = [
  {
    ...iPad,
    productType: 'iPad12,1',
    hardwareModel: 'J181AP',
    modelNumber: 'MK2K3',
    chip: 0x8030,
    builds: [ios186, ios26, ios176, ios157],
  },
  {
    ...iPad,
    productType: 'iPad13,18',
    hardwareModel: 'J271AP',
    modelNumber: 'MPQ03',
    chip: 0x8101,
    builds: [ios26, ios186, ios175],
  },
  {
    ...iPad,
    productType: 'iPad11,6',
    hardwareModel: 'J171aAP',
    modelNumber: 'MYL92',
    chip: 0x8020,
    builds: [ios176, ios185, ios157],
  },
  {
    ...iPhone,
    productType: 'iPhone14,6',
    hardwareModel: 'D49AP',
    modelNumber: 'MMYC3',
    chip: 0x8110,
    builds: [ios186, ios26, ios158],
  },
  {
    ...iPad,
    productType: 'iPad7,11',
    hardwareModel: 'J171AP',
    modelNumber: 'MW742',
    chip: undefined,
    builds: [ios176, ios186, ios157],
  },
  {
    ...iPad,
    productType: 'iPad15,7',
    hardwareModel: 'J481AP',
    modelNumber: 'MD3Y4',
    chip: 0x8120,
    builds: [ios26, ios185],
  },
  {
    ...iPhone,
    productType: 'iPhone14,5',
    hardwareModel: 'D17AP',
    modelNumber: 'MLPF3',
    chip: 0x8110,
    builds: [ios260, ios186, ios167],
  },
  {
    ...iPad,
    productType: 'iPad14,1',
    hardwareModel: 'J310AP',
    modelNumber: 'MK7M3',
    chip: 0x8110,
    builds: [ios185, ios26],
  },
  {
    ...iPad,
    productType: 'iPad13,19',
    hardwareModel: 'J272AP',
    modelNumber: 'MQ6T3',
    chip: 0x8101,
    cellular: true,
    builds: [ios186, ios26],
  },
  {
    ...iPad,
    productType: 'iPad13,16',
    hardwareModel: 'J407AP',
    modelNumber: 'MM9C3',
    chip: 0x8103,
    builds: [ios26, ios175],
  },
  {
    ...iPhone,
    productType: 'iPhone12,8',
    hardwareModel: 'D79AP',
    modelNumber: 'MHGQ3',
    chip: 0x8030,
    builds: [ios185, ios176, ios158],
  },
  {
    ...iPhone,
    productType: 'iPhone17,3',
    hardwareModel: 'D47AP',
    modelNumber: 'MYEF3',
    chip: 0x8140,
    builds: [ios26, ios186],
  },
  {
    ...iPad,
    productType: 'iPad13,4',
    hardwareModel: 'J517AP',
    modelNumber: 'MHQR3',
    chip: 0x8103,
    builds: [ios167, ios260],
  },
];

export function findModel(productType: string): DeviceModel | undefined {
  return deviceModels.find((model) => model.productType === productType);
}
