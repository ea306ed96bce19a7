import { type DayGroup, toggleDayFilter } from '../../state/day.ts';
import { goTo, useRouteStore } from '../../state/route-store.ts';

/** Shows only these devices, in a view that lists devices; once more shows all again. */
export function filterByGroup(group: DayGroup): void {
  toggleDayFilter(group);
  const view = useRouteStore.getState().route?.view;
  if (view !== 'apply' && view !== 'verify') goTo('apply');
}
