import { KitError } from '../../shared/errors/kit-error.ts';

export type LeaseHolder = 'native' | 'cfgutil' | 'manual';

/** One writer per device: the native wire, cfgutil and a person's manual step exclude each other. */
export type Leases = {
  /** @throws KitError `kitting.device-busy`. @returns gives the lease back; harmless the second time. */
  take(deviceKey: string, holder: LeaseHolder): () => void;
  holderOf(deviceKey: string): LeaseHolder | undefined;
};

export function createLeases(): Leases {
  const held = new Map<string, { readonly holder: LeaseHolder }>();
  return {
    take: (deviceKey, holder) => {
      const other = held.get(deviceKey);
      if (other !== undefined) throw new KitError('kitting.device-busy', { device: deviceKey, holder: other.holder });
      const lease = { holder };
      held.set(deviceKey, lease);
      return () => {
        if (held.get(deviceKey) === lease) held.delete(deviceKey);
      };
    },
    holderOf: (deviceKey) => held.get(deviceKey)?.holder,
  };
}
