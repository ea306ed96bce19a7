import { KitError } from '../../../shared/errors/kit-error.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

export function slotHandlers({ store }: StationContext): Pick<Handlers, 'slots.list' | 'slots.save' | 'slots.remove'> {
  return {
    'slots.list': () => [...store.slots.list()],
    'slots.save': (slot) => store.slots.save(slot),
    'slots.remove': ({ name }) => {
      if (!store.slots.remove(name)) throw new KitError('input.not-found', { what: 'slot', name });
      return {};
    },
  };
}
