import { useRouteParam } from '../../state/route-store.ts';
import { CalendarList } from './calendar-list.tsx';
import { PushView } from './push/push-view.tsx';

/** Everything that ends by itself; and the push certificate, on which all else hangs. */
export function CalendarView() {
  return useRouteParam('part') === 'push' ? <PushView /> : <CalendarList />;
}
