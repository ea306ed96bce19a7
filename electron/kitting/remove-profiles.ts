import { KitError } from '../../shared/errors/kit-error.ts';
import type { Bench } from '../bench/bench.ts';
import type { Clock } from '../ports/clock.ts';
import { withDeadline } from '../ports/deadline.ts';
import type { CompiledPlan } from './compiled-plan.ts';
import { createConnections } from './connections.ts';
import type { Leases } from './lease.ts';
import type { Materials } from './materials.ts';
import type { Timings } from './timings.ts';
import type { DeviceWire } from './wire.ts';

export type RemovalWorld = {
  readonly wire: DeviceWire;
  readonly bench: Pick<Bench, 'get' | 'attachment' | 'learn'>;
  readonly materials: Pick<Materials, 'supervision'>;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly timings: Timings;
};

/**
 * Takes profiles off an attached device and reads back that they are gone. What is not there any more needs nothing, so
 * it may be done again after a crash at any point.
 * @throws KitError `kitting.device-busy`, `kitting.detached`, `kitting.not-taken`, and what the wire throws
 */
export async function removeProfiles(
  world: RemovalWorld,
  plan: CompiledPlan,
  identifiers: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const { wire, bench, materials, leases, clock, timings } = world;
  const { deviceKey, udid, blueprint, organization } = plan;
  const device = bench.get(deviceKey);
  if (device?.attached !== true || device.deviceId === undefined) throw new KitError('kitting.detached');
  const release = leases.take(deviceKey, 'native');
  const attachment = bench.attachment(deviceKey, device.deviceId);
  const attached = {
    deviceId: device.deviceId,
    udid: device.facts.udid,
    locationId: device.locationId ?? 0,
    productId: 0,
  };
  try {
    await withDeadline(
      clock,
      `profiles of ${udid}`,
      timings.escalate + timings.request,
      AbortSignal.any([signal, attachment]),
      async (inner) => {
        const connections = createConnections({
          wire,
          device: attached,
          signal: inner,
          supervisor: () => materials.supervision(organization.id),
        });
        try {
          const mcInstall = blueprint.supervise ? await connections.escalated() : await connections.mcInstall();
          for (const profile of await mcInstall.getProfileList()) {
            if (identifiers.includes(profile.identifier)) await mcInstall.removeProfile(profile);
          }
          const left = (await mcInstall.getProfileList()).map(({ identifier }) => identifier);
          bench.learn(deviceKey, { profileIdentifiers: left });
          if (left.some((identifier) => identifiers.includes(identifier))) {
            throw new KitError('kitting.not-taken', { step: 'wifi' });
          }
        } finally {
          connections.drop();
        }
      },
    );
  } finally {
    release();
  }
}
