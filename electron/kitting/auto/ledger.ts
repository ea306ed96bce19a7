import type { AutoRunDevice, AutoRunTerms } from '../../../shared/domain/auto-run.ts';
import type { Problem } from '../../../shared/domain/run.ts';
import type { StoredAutoRun } from '../../store/repositories/auto-runs.ts';
import type { Store } from '../../store/store.ts';

/** Who gave the consent, and by what. */
export type AutoRunGiver = {
  readonly operator: string | undefined;
  /** The seat of the face it came from. */
  readonly seat: string;
  /** The command it was given with. */
  readonly commandId: string | undefined;
};

/** The part of the store that auto-runs use. Every write is durable when it returns. */
export type AutoRunLedger = {
  begin(run: {
    readonly id: string;
    readonly terms: AutoRunTerms;
    readonly startedAt: string;
    readonly by: AutoRunGiver;
  }): void;
  end(id: string, at: string, problem: Problem | undefined): void;
  decide(id: string, device: AutoRunDevice): void;
  newest(): StoredAutoRun | undefined;
  devicesOf(id: string): readonly AutoRunDevice[];
  /** Every key that any device was ever known by. */
  everyKey(): readonly string[];
  /** Every key that this device was ever known by. */
  keysOf(deviceKey: string): readonly string[];
};

export function createAutoRunLedger({
  autoRuns,
  devices,
  transaction,
}: Pick<Store, 'autoRuns' | 'devices' | 'transaction'>): AutoRunLedger {
  return {
    begin: ({ by, ...run }) => transaction(() => autoRuns.begin({ ...run, startedBy: JSON.stringify(by) })),
    end: (id, at, problem) => transaction(() => autoRuns.end(id, at, problem)),
    decide: (id, device) => transaction(() => autoRuns.decide(id, device)),
    newest: autoRuns.newest,
    devicesOf: autoRuns.devicesOf,
    everyKey: devices.everyKey,
    keysOf: (key) => [key, ...devices.aliasesOf(key).map(({ alias }) => alias)],
  };
}
