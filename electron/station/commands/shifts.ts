import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

export function shiftHandlers({ shifts }: StationContext): Pick<Handlers, 'shift.show' | 'shift.start' | 'shift.end'> {
  return {
    'shift.show': () => shifts.book(),
    'shift.start': ({ name }) => shifts.start(name),
    'shift.end': () => {
      shifts.end();
      return {};
    },
  };
}
