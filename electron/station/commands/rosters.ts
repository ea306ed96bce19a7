import { slotAt } from '../../../shared/domain/slot.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

type RosterParts = Pick<StationContext, 'store' | 'rosters' | 'rosterRetention'> & {
  readonly bench: Pick<StationContext['bench'], 'list'>;
};

export function rosterHandlers({
  store,
  rosters,
  rosterRetention,
  bench,
}: RosterParts): Pick<Handlers, Extract<keyof Handlers, `rosters.${string}` | `numbers.${string}`>> {
  const attached = () =>
    bench
      .list()
      .flatMap(({ attached: isHere, facts, locationId }) =>
        isHere ? [{ serial: facts.serial, slot: slotAt(store.slots.list(), locationId)?.name }] : [],
      );
  return {
    'rosters.list': () => [...store.rosters.list()],
    'rosters.show': ({ id }) => {
      const { roster, rows } = rosters.show(id);
      return { roster, rows: [...rows] };
    },
    'rosters.read': (file) => rosters.read(file, attached()),
    'rosters.import': (file) => rosters.import(file),
    'rosters.create': ({ name }) => rosters.create(name),
    'rosters.use': ({ id }) => {
      rosters.use(id);
      return [...store.rosters.list()];
    },
    'rosters.edit': ({ id, position, change }) => rosters.edit(id, position, change),
    'rosters.scan': ({ id, ...scanned }) => rosters.scan(id, scanned),
    'rosters.undo': ({ id }) => {
      rosters.undo(id);
      return rosters.show(id).roster;
    },
    'rosters.remove': ({ id }) => {
      rosters.remove(id);
      return {};
    },
    'rosters.purge': ({ olderThanDays }) => ({ purged: rosters.purge(olderThanDays) }),
    'rosters.retention': () => ({ keepDays: store.settings.rosterKeepDays() }),
    'rosters.setRetention': ({ keepDays }) => {
      rosterRetention.setKeepDays(keepDays);
      return { keepDays };
    },
    'numbers.list': () => [...store.deviceNumbers.list()],
    'numbers.setRange': (range) => {
      store.deviceNumbers.setRange(range);
      return [...store.deviceNumbers.list()];
    },
  };
}
