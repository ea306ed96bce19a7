import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import type { ExampleDevice } from '../../shared/domain/example-device.ts';
import { ecidSchema, serialSchema, udidSchema } from '../../shared/domain/ids.ts';
import { rosterVariablesIn } from '../../shared/domain/name-template.ts';
import type { DevicePlan } from '../../shared/domain/plan.ts';
import { planDevices } from './plan.ts';
import { contextOf, type PlanningWorld } from './planning.ts';

const key = 'ecid:00000000E8A3B1E5';
const locationId = 0;

/** The plan for a device that nobody attached, so that a blueprint can be looked at on an empty bench. */
export function planExample(
  world: Omit<PlanningWorld, 'bench'>,
  blueprintId: string,
  example: ExampleDevice,
): DevicePlan {
  const context = contextOf(world, blueprintId);
  const slots = [{ name: '1', locationIds: [locationId] }];
  // A list cannot say anything of a device that nobody has: its columns stand for their values.
  const { deviceName = '', profiles } = context.blueprint;
  const wanted = [...rosterVariablesIn(deviceName), ...profiles.flatMap(({ variables = [] }) => variables)];
  const columns = wanted.filter(isOfRoster).map((name) => [name, sampleOf(name)]);
  const book = { ...context.book, rosterValues: () => Object.fromEntries(columns) };
  const [plan] = planDevices([exampleSnapshot(example)], { ...context, slots, book });
  if (plan === undefined) throw new Error('one device has one plan');
  return plan;
}

function isOfRoster(variable: string): boolean {
  return variable === 'assetTag' || variable.startsWith('roster.');
}

function sampleOf(variable: string): string {
  return `(${variable.replace('roster.', '')})`;
}

/** In the state most of its kind arrive in: charged, Find My off, new to this station. */
function exampleSnapshot({ productType, osVersion, setUp }: ExampleDevice): DeviceSnapshot {
  return {
    key,
    attached: true,
    locationId,
    state: 'ready',
    seenAt: '',
    facts: {
      udid: udidSchema.parse('00008101-00000000E8A3B1E5'),
      ecid: ecidSchema.parse('00000000E8A3B1E5'),
      serial: serialSchema.parse('XXXXXXXXXXXX'),
      productType,
      deviceClass: productType.startsWith('iPhone') ? 'iPhone' : 'iPad',
      osVersion,
      paired: false,
      activation: setUp ? 'Activated' : 'Unactivated',
      findMy: 'no',
      setupDone: setUp ? 'yes' : 'no',
      supervised: 'no',
      batteryPercent: 100,
      cloudConfiguration: null,
      profileIdentifiers: [],
    },
  };
}
