import { Button } from '@mantine/core';
import { IconDeviceTablet } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useBench } from '../../state/bench-store.ts';
import { useLibrary } from '../../state/library-store.ts';
import { usePreferences } from '../../state/preferences-store.ts';
import { goTo, useRouteParam } from '../../state/route-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { ApplyActions } from './apply-actions.tsx';
import { ApplyPrimary } from './apply-primary.tsx';
import { ApplyScope } from './apply-scope.tsx';
import { AutoPanel } from './auto/auto-panel.tsx';
import { useAutoPanel } from './auto/auto-store.ts';
import { BenchBar } from './bench/bench-bar.tsx';
import { BenchGrid } from './bench/bench-grid.tsx';
import { sizeFor } from './bench/tile-size.ts';
import { usePlaces, useVisiblePlaces } from './bench/use-places.ts';
import { useSpokenChanges } from './bench/use-spoken-changes.ts';
import { DeviceDrawer } from './device/device-drawer.tsx';
import { FilterNote } from './filter-note.tsx';
import { PlanPanel } from './plan/plan-panel.tsx';
import { usePlan } from './plan/plan-store.ts';
import { applyTexts } from './texts.ts';

/** Step 4: the bench, the plan for whom one chose, and the runs. */
export function ApplyView() {
  const t = useTexts(applyTexts);
  const deviceKey = useRouteParam('device');
  const isPlanning = usePlan(({ asked }) => asked !== undefined);
  const isAutoOpen = useAutoPanel(({ isOpen }) => isOpen);
  const panel = isAutoOpen ? <AutoPanel /> : isPlanning ? <PlanPanel /> : undefined;
  const drawer = deviceKey === undefined ? panel : <DeviceDrawer deviceKey={deviceKey} />;
  useSpokenChanges();
  return (
    <Page
      title={t('title')}
      width="bench"
      scope={<ApplyScope />}
      actions={<ApplyActions />}
      primary={<ApplyPrimary isDrawerOpen={deviceKey !== undefined} />}
      drawer={drawer}
    >
      <BenchContent />
    </Page>
  );
}

function BenchContent() {
  const t = useTexts(applyTexts);
  const loaded = useBench((bench) => bench.loaded);
  const usbmuxdProblem = useBench(({ status }) => status?.usbmuxdProblem);
  const hasBlueprint = useLibrary(({ blueprints }) => blueprints === undefined || blueprints.length > 0);
  const places = usePlaces();
  const visible = useVisiblePlaces(places);
  const chosenSize = usePreferences((preferences) => preferences.tileSize);
  const size = chosenSize === 'auto' ? sizeFor(places.length) : chosenSize;
  if (!loaded) return <Loading />;
  if (!hasBlueprint) {
    return (
      <EmptyState
        icon={<IconDeviceTablet size={32} stroke={1.4} />}
        title={t('no-blueprint.title')}
        action={<Button onClick={() => goTo('blueprint')}>{t('no-blueprint.action')}</Button>}
      >
        {t('no-blueprint.text')}
      </EmptyState>
    );
  }
  if (places.length === 0) {
    return (
      <>
        <BenchBar places={places} size={size} />
        <ErrorNote problem={usbmuxdProblem} />
        <EmptyState icon={<IconDeviceTablet size={32} stroke={1.4} />} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <BenchBar places={places} size={size} />
      <ErrorNote problem={usbmuxdProblem} />
      <FilterNote isEmpty={visible.length === 0} />
      <BenchGrid places={visible} size={size} />
    </>
  );
}
