import { KitError } from '../../../shared/errors/kit-error.ts';
import type { StationContext } from '../context.ts';
import { deviceNamesOf } from '../device-names.ts';
import type { Handlers } from '../dispatcher.ts';

export function ignoredHandlers({
  store,
  bench,
  clock,
}: StationContext): Pick<Handlers, 'ignored.list' | 'ignored.add' | 'ignored.remove'> {
  const names = (text: string) => deviceNamesOf({ bench, devices: store.devices }, text);
  return {
    'ignored.list': () => [...store.ignored.list()],
    'ignored.add': ({ device, note }) => {
      const entry = store.ignored.save({ ...names(device), note, addedAt: clock.now().toISOString() });
      bench.tellAgain();
      return entry;
    },
    'ignored.remove': ({ device }) => {
      const entry = store.ignored.list().find(({ id }) => id === device) ?? store.ignored.find(names(device));
      if (entry === undefined) throw new KitError('input.not-found', { what: 'ignored device', name: device });
      store.ignored.remove(entry.id);
      bench.tellAgain();
      return entry;
    },
  };
}
