import type { DeviceSnapshot } from '../../shared/domain/device.ts';
import type { ExampleDevice } from '../../shared/domain/example-device.ts';
import { ecidSchema, serialSchema, udidSchema } from '../../shared/domain/ids.ts';
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
  const [plan] = planDevices([exampleSnapshot(example)], { ...context, slots });
  if (plan === undefined) throw new Error('one device has one plan');
  return plan;
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
