import { useEffect } from 'react';
import { create } from 'zustand';
import { useLibrary } from './library-store.ts';
import { useQuery } from './use-query.ts';

const useRevision = create<{ readonly revision: number }>(() => ({ revision: 0 }));

/** Lists it anew wherever it is shown: there are no events for these. */
export function calendarChanged(): void {
  useRevision.setState(({ revision }) => ({ revision: revision + 1 }));
}

// Servers, organizations and blueprints have ends of their own.
useLibrary.subscribe(calendarChanged);

/** Everything that ends by itself, as the station tells it. */
export function useCalendar() {
  const revision = useRevision((store) => store.revision);
  return useQuery('calendar.show', {}, revision);
}

/** The same, looked at anew when a view opens: days pass. */
export function useFreshCalendar() {
  useEffect(calendarChanged, []);
  return useCalendar();
}
