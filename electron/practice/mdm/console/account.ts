import type { Clock } from '../../../ports/clock.ts';
import type { AccountConfig } from '../config.ts';
import type { ManagedDevice } from '../management/devices.ts';
import { createDep, type Dep } from './dep.ts';
import { type ConsoleDevice, createDeviceRegister, type DeviceRegister } from './devices.ts';
import { createDownloads, type Downloads } from './downloads.ts';
import { createGroupTree, type GroupTree, ROOT_PATH } from './groups.ts';
import { createMaterials, type Materials } from './materials.ts';
import { ConsoleRefusal } from './refusal.ts';
import { type ConsoleRequest, createRequests, type Gateway, type Requests } from './requests.ts';
import { createRetire, type Retire } from './retire.ts';
import { type Order, workOf } from './work.ts';

export type Administrator = {
  readonly user: string;
  readonly password: string;
  /** The topmost group the administrator sees. */
  readonly group: string;
};

/** One customer of the vendor: groups, devices, licences, requests. */
export type ConsoleAccount = {
  readonly name: string;
  readonly administrators: readonly Administrator[];
  readonly groups: GroupTree;
  readonly devices: DeviceRegister;
  readonly featureSets: Materials;
  readonly files: Materials;
  readonly dep: Dep;
  readonly requests: Requests;
  readonly retire: Retire;
  readonly downloads: Downloads;
  /** Registers a request. Throws ConsoleRefusal: `device-inactive`, `no-plan`, … */
  order(device: ConsoleDevice, order: Order, options?: { readonly scheduledAt?: Date | undefined }): ConsoleRequest;
  /** The device's first TokenUpdate: from now on it is 有効, and its basic information is read. */
  activate(managed: ManagedDevice, group: string): void;
};

/** The gateway with what only the account asks of a device's connection. */
export type AccountGateway = Gateway & {
  unlockToken(serial: string): Buffer | undefined;
  lastSeenAt(serial: string): Date | undefined;
};

const OFFERED_MONTHS = 3;

export function createAccount(config: AccountConfig, clock: Clock, gateway: AccountGateway): ConsoleAccount {
  const groups = createGroupTree();
  const devices = createDeviceRegister(config.licences, clock);
  const [featureSets, files] = [createMaterials(), createMaterials()];
  const dep = createDep(groups, clock);
  let requestCount = 0;
  const nextId = () => {
    requestCount += 1;
    return `${config.account}-${requestCount}`;
  };
  const requests = createRequests({ clock, gateway, nextId });
  for (const entry of config.groups) addConfigured(groups, entry, clock);

  const account: ConsoleAccount = {
    name: config.account,
    administrators: config.administrators.map(({ group = ROOT_PATH, ...rest }) => ({ ...rest, group })),
    groups,
    devices,
    featureSets,
    files,
    dep,
    requests,
    downloads: createDownloads(clock),
    retire: createRetire({
      clock,
      dep,
      devices,
      requests,
      lastSeenAt: gateway.lastSeenAt,
      send(serial, commands) {
        gateway.enqueue(serial, commands);
        gateway.push(serial, () => {});
      },
      networkProfiles: () =>
        new Set(
          [...featureSets.all(), ...files.all()]
            .filter(({ bringsNetwork }) => bringsNetwork)
            .map(({ identifier }) => identifier),
        ),
    }),
    order(device, order, options = {}) {
      if (device.state === 'inactive') throw new ConsoleRefusal('device-inactive', device.serial);
      if (device.plan === undefined) throw new ConsoleRefusal('no-plan', device.serial);
      const { unlockToken } = gateway;
      return requests.register(device.serial, workOf(order, device, { featureSets, files, unlockToken }), options);
    },
    activate(managed, path) {
      const { plan, featureSet } = groups.get(path);
      const device = devices.activate(managed, path, plan);
      const register = (order: Order) =>
        requests.register(
          device.serial,
          workOf(order, device, { featureSets, files, unlockToken: gateway.unlockToken }),
        );
      requests.cancelAll(device.serial);
      register({ kind: 'basic-information' });
      if (featureSet !== undefined) register({ kind: 'feature-set', featureSet, delivery: 'silent' });
    },
  };
  return account;
}

type GroupConfig = AccountConfig['groups'][number];

function addConfigured(groups: GroupTree, entry: GroupConfig, clock: Clock): void {
  const { group: name, user, password, expiresAt, plan, ...rest } = entry;
  const credential = user === undefined || password === undefined ? undefined : { user, password };
  groups.add({
    ...rest,
    name,
    plan: plan ?? undefined,
    credential: credential && { ...credential, expiresAt: expiresAt ? new Date(expiresAt) : offeredExpiry(clock) },
  });
}

/** 有効期限 as the console offers it: three months ahead. */
export function offeredExpiry(clock: Clock): Date {
  const offered = clock.now();
  offered.setUTCMonth(offered.getUTCMonth() + OFFERED_MONTHS);
  return offered;
}
