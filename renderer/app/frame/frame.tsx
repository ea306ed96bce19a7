import { useEffect } from 'react';
import { AutoBanner } from '../../features/apply/auto/auto-banner.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useBench } from '../../state/bench-store.ts';
import { useConnection } from '../../state/connection-store.ts';
import { useLibrary } from '../../state/library-store.ts';
import { chooseView, useRouteStore } from '../../state/route-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useSounds } from '../sounds/use-sounds.ts';
import { views } from '../views.tsx';
import { DayBar } from './day-bar.tsx';
import classes from './frame.module.css';
import { KeysDialog } from './keys-dialog.tsx';
import { LostNote } from './lost-note.tsx';
import { Sidebar } from './sidebar.tsx';
import { frameTexts } from './texts.ts';
import { useBarcodeScanner } from './use-barcode-scanner.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { VaultNag } from './vault-nag.tsx';

/** Sidebar, the view chosen, and the day bar: the same around everything. */
export function Frame() {
  const t = useTexts(frameTexts);
  useShortcuts();
  useBarcodeScanner();
  useSounds();
  useFirstRoute();
  return (
    <div className={classes.frame}>
      <button type="button" className={classes.skip} onClick={() => document.querySelector('main')?.focus()}>
        {t('skip')}
      </button>
      <Band />
      <Sidebar />
      <div className={classes.stage}>
        <div className={classes.notices}>
          <VaultNag />
          <AutoBanner />
        </div>
        <LostNote />
        <div className={classes.view}>
          <CurrentView />
        </div>
        <DayBar />
      </div>
      <KeysDialog />
      <LiveRegion />
    </div>
  );
}

/** On its own, so that a change of the station's status draws this line and not every view. */
function Band() {
  const colour = useBench(({ status }) => status?.profile.colour);
  return <div className={classes.band} style={{ background: colour ?? 'transparent' }} aria-hidden />;
}

function CurrentView() {
  const t = useTexts(frameTexts);
  const state = useConnection((connection) => connection.state);
  const route = useRouteStore(({ route: current }) => current);
  if (state.at === 'refused') {
    return (
      <main className={classes.alone}>
        <EmptyState title={t('refused.title')}>
          <div className={classes.left}>
            <ErrorNote problem={state.problem} />
          </div>
        </EmptyState>
      </main>
    );
  }
  if (route === undefined) {
    return (
      <main className={classes.alone}>
        <Loading />
      </main>
    );
  }
  const View = views[route.view];
  return <View />;
}

/** Without a view in the address: a station with nothing set up teaches, any other goes on with its work. */
function useFirstRoute(): void {
  const route = useRouteStore(({ route: current }) => current);
  const isEmpty = useLibrary(({ servers, organizations, blueprints }) =>
    servers === undefined || organizations === undefined || blueprints === undefined
      ? undefined
      : servers.length + organizations.length + blueprints.length === 0,
  );
  useEffect(() => {
    if (route !== undefined || isEmpty === undefined) return;
    chooseView(isEmpty ? 'start' : 'apply');
  }, [route, isEmpty]);
}
