import { lazy, Suspense } from 'react';
import { Loading } from '../ui/loading.tsx';

/** The table of payloads is large, and only this view needs it. */
const Profiles = lazy(async () => ({
  default: (await import('../features/profiles/profiles-view.tsx')).ProfilesView,
}));

export function ProfilesView() {
  return (
    <Suspense fallback={<Loading />}>
      <Profiles />
    </Suspense>
  );
}
