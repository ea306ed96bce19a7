import { type BenchRoomOptions, openBenchRoom, pairAll, requireTaskDone, roundTrips, trafficOf } from './bench-room.ts';
import { goIos, inParallel } from './go-ios.ts';
import { task, writeGoIosFiles } from './task.ts';

export type GoIosMeasure = {
  readonly concurrency: number;
  readonly seconds: number;
  /** As many processes at the same concurrency that do nothing (`ios version`). */
  readonly floorSeconds: number;
  readonly roundTripsPerDevice: number;
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
    const after = await trafficOf(room);
    await requireTaskDone(room);
    const processes = devices.flatMap(() => Array.from({ length: commandsPerDevice }, () => ['version']));
    const floorSeconds = await inParallel(processes, concurrency, (args) => goIos(address, args));
    return { concurrency, seconds, floorSeconds, roundTripsPerDevice: roundTrips(before, after, devices.length) };
  } finally {
    await room.close();
  }
}

/** The concurrency at which go-ios is fastest. */
export function best(measures: readonly GoIosMeasure[]): GoIosMeasure {
  const [fastest] = measures.toSorted((a, b) => a.seconds - b.seconds);
  if (fastest === undefined) throw new Error('go-ios was not measured');
  return fastest;
}
