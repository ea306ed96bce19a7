import type { DeviceSnapshot } from '../../../shared/domain/device.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

export function deviceHandlers({
  bench,
}: StationContext): Pick<Handlers, 'devices.list' | 'devices.show' | 'devices.inspect'> {
  return {
    'devices.list': () => [...bench.list()],
    'devices.show': ({ device }) => requireDevice(device),
    'devices.inspect': ({ device }) => bench.inspect(requireDevice(device).key),
  };

  function requireDevice(text: string): DeviceSnapshot {
    const found = bench.find(text);
    if (found === undefined) throw new KitError('input.not-found', { what: 'device', name: text });
    return found;
  }
}
