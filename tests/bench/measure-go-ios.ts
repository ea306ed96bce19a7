import { type BenchRoomOptions, openBenchRoom, pairAll, requireTaskDone, roundTrips, trafficOf } from './bench-room.ts';
import { goIos, inParallel } from './go-ios.ts';
import { task, writeGoIosFiles } from './task.ts';

export type GoIosMeasure = {
  readonly concurrency: number;
  readonly seconds: number;
  readonly roundTripsPerDevice: number;
  /** Processor time of the bench, which has one thread: without any cost of its own, a client would still take so long. */
  readonly benchCpuSeconds: number;
};

const commandsPerDevice = 2;

/** Prepares every device of a fresh, paired bench with `concurrency` go-ios processes at a time. */
export async function measureGoIos(options: BenchRoomOptions, concurrency: number): Promise<GoIosMeasure> {
  const room = await openBenchRoom(options);
  try {
    await pairAll(room);
    const { address, devices } = room.bench;
    const files = await writeGoIosFiles(room.folder);
    const before = await trafficOf(room);
    const { cpuSeconds: idle = Number.NaN } = room.benchUsage();
    const seconds = await inParallel(devices, concurrency, async ({ udid }) => {
      await goIos(address, [
        'prepare',
        '--skip-all',
        `--certfile=${files.certificateFile}`,
        `--orgname=${task.organization}`,
        `--locale=${task.locale}`,
        `--lang=${task.language}`,
        `--udid=${udid}`,
      ]);
      await goIos(address, [
        'profile',
        'add',
        files.profile,
        `--p12file=${files.legacyP12}`,
        `--password=${files.password}`,
        `--udid=${udid}`,
      ]);
    });
    const { cpuSeconds: busy = Number.NaN } = room.benchUsage();
    const after = await trafficOf(room);
    await requireTaskDone(room);
    return {
      concurrency,
      seconds,
      roundTripsPerDevice: roundTrips(before, after, devices.length),
      benchCpuSeconds: busy - idle,
    };
  } finally {
    await room.close();
  }
}

/** Seconds for as many processes at the same concurrency that do nothing (`ios version`). */
export function measureGoIosFloor(devices: number, concurrency: number): Promise<number> {
  const processes = Array.from({ length: devices * commandsPerDevice }, () => ['version']);
  return inParallel(processes, concurrency, (args) => goIos('', args));
}
