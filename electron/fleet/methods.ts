import type { FleetDevice, RegistrationMethod } from '../../shared/domain/fleet.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';

type Known = { readonly method: RegistrationMethod; readonly source: NonNullable<FleetDevice['methodSource']> };

/** How devices were registered the first time, which decides how they leave (mission-details *Life cycle*). */
export type Methods = {
  of(serial: string): Known | undefined;
  /** As a person says; a later word replaces an earlier one. */
  say(serials: readonly string[], method: RegistrationMethod, by: string | undefined): void;
};

export function createMethods(store: Pick<Store, 'fleet' | 'records' | 'transaction'>, clock: Clock): Methods {
  return {
    of: (serial) => {
      const said = store.fleet.methodOf(serial);
      if (said !== undefined) return { method: said, source: 'operator' };
      // What this station enrolled was prepared as Apple Configurator does it.
      const enrolled = store.records
        .list({ serial })
        .some(({ record }) => record.kind === 'enrolled' || record.kind === 'verified');
      return enrolled ? { method: 'configurator', source: 'record' } : undefined;
    },
    say: (serials, method, by) => {
      const at = clock.now().toISOString();
      store.transaction(() => {
        for (const serial of serials) store.fleet.setMethod(serial, method, by, at);
      });
    },
  };
}
