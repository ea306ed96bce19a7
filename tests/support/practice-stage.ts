import type { z } from 'zod';
import type { deviceSettingSchema } from '../../electron/practice/bench/options/scenario.ts';
import { type Bench, startBench } from '../../electron/practice/bench/start-bench.ts';
import { type ControlClient, openControl } from '../../electron/practice/control/client.ts';
import { type GoIosRan, runGoIos } from './go-ios.ts';
import { runImobile } from './libimobiledevice.ts';
import type { Ran } from './programs.ts';

type Setting = z.input<typeof deviceSettingSchema>;

/** One device of a bench, driven by third-party programs and witnessed over the control channel. */
export type StageDevice = {
  readonly udid: string;
  readonly serial: string;
  goIos(...args: string[]): Promise<GoIosRan>;
  imobile(tool: string, ...args: string[]): Promise<Ran>;
  /** What is really on it. */
  state(): Promise<Record<string, unknown>>;
  counters(): Promise<Record<string, number>>;
  /** Resolves once it is on the cable and its lockdownd runs, behind what `act` set off. */
  back(act: () => Promise<unknown>): Promise<void>;
};

export type Stage = {
  readonly bench: Bench;
  readonly control: ControlClient;
  readonly devices: readonly StageDevice[];
  close(): Promise<void>;
};

const BACK_MS = 10_000;

/** A bench with one device per setting. */
export async function openStage(...settings: readonly [Setting, ...Setting[]]): Promise<Stage> {
  const bench = await startBench({ devices: settings.length, scenario: { devices: [...settings] } });
  const { address } = bench.ready;
  const control = await openControl(bench.ready.control);

  const devices = bench.ready.devices.map(({ udid, serial }): StageDevice => {
    const find = () => bench.room.devices.find(({ hardware }) => hardware.udid === udid);
    return {
      udid,
      serial,
      goIos: (...args) => runGoIos({ address, udid }, ...args),
      imobile: (tool, ...args) => runImobile({ address, udid }, tool, ...args),
      async state() {
        const { devices: states } = (await control.call('state')) as { devices: Record<string, unknown>[] };
        return states.find((state) => state.udid === udid) ?? {};
      },
      async counters() {
        const counters = (await control.call('counters')) as Record<string, Record<string, number>>;
        return counters[udid] ?? {};
      },
      async back(act) {
        const { promise, resolve, reject } = Promise.withResolvers<void>();
        const stop = find()?.on(({ type }) => type === 'attached' && resolve());
        const timer = setTimeout(() => reject(new Error('the device did not come back')), BACK_MS);
        try {
          await act();
          await promise;
        } finally {
          clearTimeout(timer);
          stop?.();
        }
      },
    };
  });
  return {
    bench,
    control,
    devices,
    async close() {
      control.close();
      await bench.stop();
    },
  };
}
