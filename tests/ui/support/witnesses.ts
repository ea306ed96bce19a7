import { z } from 'zod';
import type { BehindTheScenes } from './served-room.ts';

const countersSchema = z.record(z.string(), z.object({ erases: z.number(), cloudConfigurationWrites: z.number() }));
const witnessSchema = z.object({
  devices: z.record(z.string(), z.object({ tokenUpdateAt: z.string().optional(), tokenUpdates: z.number() })),
  records: z.array(
    z.object({ id: z.string(), station: z.string(), runId: z.string(), attempt: z.number(), kind: z.string() }),
  ),
});

/** What those outside the page saw: the devices of what was done to them, the MDM of enrollments and records. */
export type Testimony = {
  /** Devices whose TokenUpdate the MDM has. */
  readonly enrolled: number;
  /** Records the MDM took, by kind. */
  readonly records: Readonly<Record<string, number>>;
  /** Records of the same effect, beyond the first. */
  readonly duplicates: number;
  readonly mostErases: number;
  readonly mostConfigurationWrites: number;
};

export async function hear({ bench, mdm }: BehindTheScenes): Promise<Testimony> {
  const counters = Object.values(countersSchema.parse(await bench.call('counters')));
  const { devices, records } = witnessSchema.parse(await mdm.call('witness'));
  const effects = new Set(records.map(({ station, runId, attempt, kind }) => `${station} ${runId} ${attempt} ${kind}`));
  const kinds: Record<string, number> = {};
  for (const { kind } of records) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return {
    enrolled: Object.values(devices).filter(({ tokenUpdateAt }) => tokenUpdateAt !== undefined).length,
    records: kinds,
    duplicates: records.length - effects.size,
    mostErases: Math.max(...counters.map(({ erases }) => erases)),
    mostConfigurationWrites: Math.max(...counters.map(({ cloudConfigurationWrites }) => cloudConfigurationWrites)),
  };
}

const devicesSchema = z.object({ devices: z.array(z.object({ udid: z.string(), serial: z.string() })) });

/** The serial numbers as they stand on the devices' backs. */
export async function serialsOnTheTable({ bench }: Pick<BehindTheScenes, 'bench'>): Promise<readonly string[]> {
  return devicesSchema.parse(await bench.call('state')).devices.map(({ serial }) => serial);
}
